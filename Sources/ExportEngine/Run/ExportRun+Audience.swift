import Activation
import MarketingCloud
import Transport

extension ExportRun {
  /// Has AMC make a rule-based audience (contract 6).
  mutating func makeAudience(_ preparation: AudiencePreparation) async throws {
    try await preparation.checkTrigger()
    let amazon = try AmazonAccess(preparation.plan.connection, engine.surroundings, tell: tell)
    let request = AudienceRequest(preparation.audience)
    tell(.stageBegan(.submit))
    let (account, started) = try await stopwatch.time("submit") {
      try await amazon.asAccount { try await amazon.client.startAudience(request, in: $0) }
    }
    noteAccount(account)
    take(started.state)
    tell(.audienceRequested(id: started.state.id, wasThere: started.wasThere))
    if started.wasThere { note([.adoptedAudience(started.state)]) }
    tell(.stageEnded(.submit))
    try await watch(preparation.audience, started.state, amazon.client, account)
  }

  private mutating func take(_ state: AudienceState) {
    report.audienceExecutionID = state.id
    report.remoteStatus = state.status
    report.remoteMessage = state.reason
    report.metrics = state.size.map { ["audienceCount": String($0)] } ?? [:]
  }

  private mutating func watch(
    _ audience: RuleBasedAudience, _ begun: AudienceState, _ client: MarketingCloudClient, _ account: Account
  ) async throws {
    guard audience.waitsUntilFinished else {
      report.status = .succeeded
      return
    }
    report.status = .running
    tell(.stageBegan(.amazon))
    let watch = RemoteWatch(surroundings: engine.surroundings, tell: tell)
    let state = try await stopwatch.time("amazon") {
      try await watch.wait(from: begun) { (state) async throws(RemoteFailure) in
        try await client.audience(state.id, in: account)
      }
    }
    take(state)
    judge(state)
    tell(.stageEnded(.amazon))
  }

  private mutating func judge(_ state: AudienceState) {
    switch state.phase {
    case .succeeded:
      report.status = .succeeded
      if let size = state.size, (1..<RuleBasedAudience.fewestPeople).contains(size) { note([.smallAudience(size)]) }
    case .failed:
      report.status = .failed
      note([.failedAudience(state)])
    case .running: note([.stillMaking(state)])
    }
  }
}

extension Issue {
  fileprivate static func adoptedAudience(_ state: AudienceState) -> Issue {
    .warning(
      .audienceAdopted, "result_settings.audience_name",
      "The very same audience is there already (\(state.id), \(state.status)), so it was not made again.",
      fix: "Give it another name if you want a second one.")
  }

  fileprivate static func failedAudience(_ state: AudienceState) -> Issue {
    let said = state.reason.map { ": \($0)" } ?? " and gave no reason"
    return .error(
      .audienceFailed, "result_settings.query",
      "Amazon ended the audience \(state.id) with \(state.status)\(said.hasSuffix(".") ? said : said + ".")",
      fix: "Correct what Amazon names. An audience needs at least \(RuleBasedAudience.fewestPeople) people.")
  }

  fileprivate static func smallAudience(_ size: Int) -> Issue {
    .warning(
      .smallAudience, "result_settings.query", "The audience holds \(size) people, which Amazon DSP cannot use.",
      fix: "Widen the query to \(RuleBasedAudience.advisedPeople) people or more.")
  }

  fileprivate static func stillMaking(_ state: AudienceState) -> Issue {
    .warning(
      .stillRunning, "result_settings.wait_until_finish",
      "Amazon is still making the audience \(state.id): \(state.status).",
      fix: "Run it again later to look: the same audience is not made twice.")
  }
}
