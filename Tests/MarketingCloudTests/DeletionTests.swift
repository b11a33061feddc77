import Activation
import MarketingCloud
import Sandbox
import Testing
import Transport

@Suite("Deletions")
struct DeletionTests {
  private static func hash(_ digit: Character) -> String { String(repeating: digit, count: 64) }

  private static func people(_ count: Int) -> DeletionRequest {
    DeletionRequest(
      (0..<count).map { number in
        let digits = String(number, radix: 16)
        return TargetPerson(
          hashes: [.email: String(repeating: "0", count: 64 - digits.count) + digits], countryCode: "US")
      })
  }

  private static func path(_ bench: Client) -> String {
    "/amc/advertiserData/\(bench.sandbox.access.instanceID)/userDeletionRequest"
  }

  @Test("a person is written with Amazon's key names, the country as it is")
  func document() {
    let person = TargetPerson(hashes: [.firstName: Self.hash("b"), .email: Self.hash("a")], countryCode: "US")
    let expected: DocumentValue = [
      "hashedIdentity": [
        "EMAIL": .text(Self.hash("a")), "FIRST_NAME": .text(Self.hash("b")), "COUNTRY_CODE": "US",
      ]
    ]
    #expect(DeletionRequest([person]).document == ["targetIdentities": [expected]])
  }

  @Test("a request is pending, maybe not shown at once, and succeeds")
  func deletes() async throws {
    try await Client.with { bench in
      let (state, wasFound) = try await bench.client.startDeletion(Self.people(3), known: [], in: bench.account)
      #expect(!wasFound && state.phase == .running)
      #expect(try await bench.client.deletion(state.id, in: bench.account)?.phase != .failed)
      let deadline = ContinuousClock.now + .seconds(30)
      while try await bench.client.deletion(state.id, in: bench.account)?.phase != .succeeded {
        try #require(ContinuousClock.now < deadline)
        try await Task.sleep(for: .milliseconds(5))
      }
      let listed = try await bench.client.deletions(in: bench.account)
      #expect(listed.map(\.id) == [state.id] && listed.first?.identityCount == 3)
    }
  }

  @Test("a thousand people pass, one more is refused by Amazon with its reason")
  func limit() async throws {
    try await Client.with { bench in
      _ = try await bench.client.startDeletion(Self.people(1000), known: [], in: bench.account)
      let failure = await #expect(throws: RemoteFailure.self) {
        try await bench.client.startDeletion(Self.people(1001), known: [], in: bench.account)
      }
      #expect(failure?.message.contains("1 to 1000") == true)
      #expect(failure?.path == "result_settings.operation")
    }
  }

  @Test("a lost answer is looked up, and the request that is new and as large is taken for it")
  func lostAnswer() async throws {
    try await Client.with { bench in
      let (earlier, _) = try await bench.client.startDeletion(Self.people(2), known: [], in: bench.account)
      bench.sandbox.failNext(
        SandboxFault(method: "POST", pathPrefix: Self.path(bench), status: 500, moment: .afterHandling))
      let (state, wasFound) = try await bench.client.startDeletion(
        Self.people(2), known: [earlier.id], in: bench.account)
      #expect(wasFound && state.id != earlier.id)
      #expect(await bench.count("POST", Self.path(bench)) == 2)
    }
  }

  @Test("a request that never arrived is sent again, and so is one that could be any of several")
  func sentAgain() async throws {
    try await Client.with { bench in
      bench.sandbox.failNext(SandboxFault(method: "POST", pathPrefix: Self.path(bench), status: 503))
      let (first, wasFound) = try await bench.client.startDeletion(Self.people(2), known: [], in: bench.account)
      #expect(!wasFound)
      // To somebody who knows of neither, the first and the lost one look alike.
      bench.sandbox.failNext(
        SandboxFault(method: "POST", pathPrefix: Self.path(bench), status: 503, moment: .afterHandling))
      let (second, isFound) = try await bench.client.startDeletion(Self.people(2), known: [], in: bench.account)
      #expect(!isFound && second.id != first.id)
      #expect(try await bench.client.deletions(in: bench.account).count == 3)
    }
  }
}
