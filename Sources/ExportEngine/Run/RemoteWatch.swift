import Activation
import MarketingCloud
import Transport

/// Asks Amazon again and again until it is done or the time limit is reached.
struct RemoteWatch {
  let surroundings: EngineSurroundings
  let tell: ExportRun.Listener

  /// The last state seen; still running when the limit was reached.
  ///
  /// - Parameter ask: nil when Amazon does not show it yet, which it may not do at once.
  /// - Throws: `RemoteFailure` of an answer that is final; a passing failure of a question is no failure of the work.
  func wait<State: RemoteState>(
    from first: State, ask: (State) async throws(RemoteFailure) -> State?
  ) async throws -> State {
    let clock = ContinuousClock()
    let deadline = clock.now + surroundings.polling.limit
    var state = first
    var question = 0
    while state.phase == .running, clock.now < deadline {
      try await surroundings.pause(surroundings.polling.delay(before: question))
      question += 1
      guard let next = try await passing({ () async throws(RemoteFailure) in try await ask(state) }) else { continue }
      if next.status != state.status { tell(.remoteStatus(next.status)) }
      state = next
    }
    return state
  }

  private func passing<State>(
    _ ask: () async throws(RemoteFailure) -> State?
  ) async throws(RemoteFailure) -> State? {
    do {
      return try await ask()
    } catch {
      guard error.code == .remoteUnavailable else { throw error }
      return nil
    }
  }
}
