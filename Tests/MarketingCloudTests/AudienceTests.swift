import Activation
import MarketingCloud
import Sandbox
import Testing
import Transport

@Suite("Rule-based audiences")
struct AudienceTests {
  @Test("an audience is made, and the same one is not made twice")
  func makes() async throws {
    try await Client.with { bench in
      let first = try await bench.client.startAudience(.example, in: bench.account)
      #expect(!first.wasThere && first.state.phase == .running)
      let second = try await bench.client.startAudience(.example, in: bench.account)
      #expect(second.wasThere && second.state.id == first.state.id)
      #expect(await bench.count("POST", "/amc/audiences/query") == 1)
      let state = try await bench.final(first.state)
      #expect(state.status == "SUCCEEDED" && state.size == 2500)
    }
  }

  @Test("another name, query, advertiser or window is another audience")
  func others() async throws {
    try await Client.with { bench in
      let first = try await bench.client.startAudience(.example, in: bench.account)
      for (key, value) in [
        ("audience_name", "other"), ("query", "SELECT user_id FROM dsp_views_for_audiences"), ("advertiser_id", "7"),
        ("time_window_start", "2023-06-26"),
      ] {
        let other = try await bench.client.startAudience(.changing(key, to: value), in: bench.account)
        #expect(!other.wasThere && other.state.id != first.state.id, "\(key)")
      }
    }
  }

  @Test("a failed one is not taken for it; the reason is told")
  func failed() async throws {
    try await Client.with { bench in
      let request = AudienceRequest.changing("query", to: "SELECT user_id FROM dsp_impressions")
      let first = try await bench.client.startAudience(request, in: bench.account)
      let state = try await bench.final(first.state)
      #expect(state.phase == .failed)
      #expect(state.reason == "Invalid tables in the SQL query: Use audience-specific tables in the query.")
      let second = try await bench.client.startAudience(request, in: bench.account)
      #expect(!second.wasThere && second.state.id != first.state.id)
    }
  }

  @Test("too few people make it fail")
  func tooSmall() async throws {
    try await Client.with { bench in
      await bench.sandbox.setMatchedPeople(1999)
      let state = try await bench.final(try await bench.client.startAudience(.example, in: bench.account).state)
      #expect(state.phase == .failed && state.reason?.contains("1999") == true)
    }
  }

  @Test("an answer that got lost is found in the list, in either spelling of it", arguments: [false, true])
  func lostAnswer(isAlternative: Bool) async throws {
    try await Client.with { bench in
      bench.sandbox.useAlternativeWords(isAlternative)
      bench.sandbox.failNext(
        SandboxFault(method: "POST", pathPrefix: "/amc/audiences/query", status: 504, moment: .afterHandling))
      let started = try await bench.client.startAudience(.example, in: bench.account)
      #expect(!started.state.id.isEmpty)
      #expect(await bench.count("POST", "/amc/audiences/query") == 1)
    }
  }

  @Test("a request that is put off comes through by the retry policy, after the time Amazon names")
  func rates() async throws {
    try await Client.with { bench in
      bench.sandbox.failNext(
        SandboxFault(
          method: "POST", pathPrefix: "/amc/audiences/query", times: 2, status: 429, headers: ["Retry-After": "1"]))
      let started = try await bench.client.startAudience(.example, in: bench.account)
      #expect(!started.wasThere)
      // Put off is not unclear: the list is not looked through again.
      #expect(await bench.count("POST", "/amc/audiences/query") == 3)
      #expect(await bench.count("GET", "/amc/audiences/query") == 1)
    }
  }

  @Test("an audience that is not shown yet is no failure")
  func unknown() async throws {
    try await Client.with { bench in
      let state = try await bench.client.audience("a-0", in: bench.account)
      #expect(state == nil)
    }
  }
}

extension Client {
  /// Asks until Amazon is done.
  func final(_ state: AudienceState) async throws -> AudienceState {
    var state = state
    let deadline = ContinuousClock.now + .seconds(30)
    while state.phase == .running, ContinuousClock.now < deadline {
      try await Task.sleep(for: .milliseconds(20))
      state = (try? await client.audience(state.id, in: account)) ?? state
    }
    return state
  }
}

extension AudienceRequest {
  static let example = changing("audience_name", to: "test_audience")

  /// The product document's audience with one setting changed; only the validator makes plans.
  static func changing(_ key: String, to value: String) -> AudienceRequest {
    var settings: DocumentMap = [
      "target": "rule_based_audiences", "audience_name": "test_audience", "advertiser_id": 123,
      "query": "SELECT user_id FROM dsp_impressions_for_audiences", "time_window_start": "2023-06-25T00:00:00",
      "time_window_end": "2023-07-25T00:00:00", "refresh_rate_days": 1,
    ]
    settings[key] = .text(value)
    let draft = Draft(
      activation: ["activation": "a", "connection": "c", "result_settings": .map(settings)],
      connection: [
        "amc_instance_id": "i",
        "login": ["client_id": "c", "client_secret": "env:A", "refresh_token": "env:B"],
      ])
    guard case .audience(let audience) = draft.validate().plan?.operation else {
      preconditionFailure("the example is an audience")
    }
    return AudienceRequest(audience)
  }
}
