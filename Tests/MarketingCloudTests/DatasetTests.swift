import Activation
import MarketingCloud
import Testing
import Transport

@Suite("Data sets")
struct DatasetTests {
  @Test("a data set that is not there is nil, and is there after it was created")
  func create() async throws {
    try await Client.with { bench in
      #expect(try await bench.client.dataset("loyalty_v1", in: bench.account) == nil)
      try await bench.client.createDataset(.small(), in: bench.account)
      let remote = try #require(try await bench.client.dataset("loyalty_v1", in: bench.account))
      #expect(DatasetDefinition.small().differences(from: remote) == [])
      #expect(remote.countryCode == "US")
    }
  }

  @Test("creating it twice is refused with Amazon's words")
  func twice() async throws {
    try await Client.with { bench in
      try await bench.client.createDataset(.small(), in: bench.account)
      let failure = await #expect(throws: RemoteFailure.self) {
        try await bench.client.createDataset(.small(), in: bench.account)
      }
      #expect(failure?.code == .remoteRefused)
      #expect(failure?.message.contains("loyalty_v1 already exists") == true)
    }
  }

  @Test("each difference of the columns is told")
  func differences() async throws {
    try await Client.with { bench in
      try await bench.client.createDataset(.small(), in: bench.account)
      let remote = try #require(try await bench.client.dataset("loyalty_v1", in: bench.account))
      var other = DatasetDefinition.small()
      other.columns[0] = DatasetColumn(
        name: "email", kind: .dimension, type: .string, nullable: true, role: .hashedPII(.firstName))
      other.columns[1] = DatasetColumn(
        name: "visits", kind: .metric, type: .integer, nullable: true, role: .plain)
      other.columns.append(
        DatasetColumn(name: "notes", kind: .dimension, type: .string, nullable: true, role: .plain))
      let told = other.differences(from: remote).joined(separator: "\n")
      for word in ["EMAIL", "LONG", "visits must not be empty there", "notes is missing there"] {
        #expect(told.contains(word), "\(word) in \(told)")
      }
    }
  }

  @Test("an answer that describes no data set is an issue, not a crash", arguments: ["{}", "[]", "null", "7"])
  func nonsense(body: String) async throws {
    let sender = ScriptedSender { request, _ throws(TransportError) in
      request.url.hasSuffix("/token") ? .token("Atza|invented") : HTTPResponse(200, body)
    }
    let failure = await #expect(throws: RemoteFailure.self) {
      try await MarketingCloudClient.scripted(sender).dataset("loyalty_v1", in: .invented)
    }
    #expect(failure?.path == "result_settings.dataset_id")
  }
}

extension Account {
  static let invented = Account(id: "ENTITY1AA1AA11AAA1", marketplaceID: "ATVPDKIKX0DER")
}
