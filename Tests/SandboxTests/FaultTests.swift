import Activation
import Sandbox
import Testing
import Transport

@Suite("Faults of the sandbox", .timeLimit(.minutes(1)))
struct FaultTests {
  @Test("hit the nth call of a route and let the others through")
  func nth() async throws {
    try await SandboxClient.with { client in
      client.sandbox.failNext(SandboxFault(method: "GET", pathPrefix: "/amc/accounts", skip: 2, times: 2, status: 503))
      let headers = try await client.callerHeaders()
      var statuses: [Int] = []
      for _ in 0..<5 { statuses.append(try await client.send("GET", "/amc/accounts", headers: headers).status) }
      #expect(statuses == [200, 200, 503, 503, 200])
    }
  }

  @Test(
    "match a path with any instance in it",
    arguments: [
      ("/amc/advertiserData/*/dataSets/", true), ("/amc/advertiserData/*/*/loyalty", true),
      ("/amc/*/x/dataSets", false),
      ("/*/dataSets/", false), ("/amc/advertiserData/*", true), ("*", true), ("/amc/advertiserData/*/uploads", false),
    ])
  func wildcards(pattern: String, isHit: Bool) async throws {
    try await SandboxClient.with { client in
      client.sandbox.failNext(SandboxFault(method: "GET", pathPrefix: pattern, status: 418))
      let headers = try await client.callerHeaders()
      let answer = try await client.advertiserData("GET", "dataSets/loyalty_v1", headers: headers)
      #expect(answer.status == (isHit ? 418 : 404))
    }
  }

  @Test(
    "can reset the connection, before or after acting",
    arguments: [SandboxFault.Moment.insteadOfHandling, .afterHandling])
  func reset(moment: SandboxFault.Moment) async throws {
    try await SandboxClient.with { client in
      let headers = try await client.callerHeaders()
      client.sandbox.failNext(
        SandboxFault(method: "POST", pathPrefix: "/amc/advertiserData/", effect: .reset, moment: moment))
      await #expect(throws: (any Error).self) {
        try await client.advertiserData("POST", "dataSets", try Samples.datasetDefinition(), headers: headers)
      }
      let shown = try await client.advertiserData("GET", "dataSets/\(Samples.datasetID)", headers: headers)
      #expect(shown.status == (moment == .afterHandling ? 200 : 404))
      #expect(await client.sandbox.requests().contains { $0.status == RecordedRequest.unanswered })
    }
  }

  @Test("can keep silent until the caller gives up")
  func silence() async throws {
    try await SandboxClient.with { client in
      client.sandbox.failNext(SandboxFault(pathPrefix: "/auth/o2/token", effect: .silence))
      let request = HTTPRequest("POST", client.access.loginTokenURL, purpose: "log in")
      let error = await #expect(throws: TransportError.self) {
        try await AsyncHTTPSender(timeoutSeconds: 1).send(request)
      }
      #expect(error?.kind == .timeout)
      let next = try await client.form(client.refreshFields)
      #expect(next.status == 200)
    }
  }

  @Test("do not keep the sandbox from stopping")
  func stopsWhileSilent() async throws {
    let sandbox = try await Sandbox.start(.init(faults: [SandboxFault(pathPrefix: "/", effect: .silence)]))
    let request = HTTPRequest("GET", sandbox.access.adsAPIURL + "/amc/accounts", purpose: "ask")
    await #expect(throws: TransportError.self) { try await AsyncHTTPSender(timeoutSeconds: 1).send(request) }
    let start = ContinuousClock.now
    await sandbox.stop()
    #expect(start.duration(to: .now) < .seconds(20))
  }

  @Test("can be slow, and answer with other words")
  func slowAndReworded() async throws {
    let faults = [
      SandboxFault(pathPrefix: "/auth/o2/token", effect: .delay(.milliseconds(300))),
      SandboxFault(pathPrefix: "/auth/o2/token", times: .max, effect: .words(["bearer": "Bearer", "3600": "1"])),
    ]
    try await SandboxClient.with(.init(faults: faults)) { client in
      let start = ContinuousClock.now
      #expect(try await client.form(client.refreshFields).json["token_type"] == "bearer")
      #expect(start.duration(to: .now) >= .milliseconds(300))
      for _ in 0..<2 {
        let reworded = try await client.form(client.refreshFields)
        #expect(reworded.status == 200 && reworded.json["token_type"] == "Bearer")
        // Only whole strings are words; this one is a number.
        #expect(reworded.json["expires_in"] == 3600)
      }
    }
  }
}
