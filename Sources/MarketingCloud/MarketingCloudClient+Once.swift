import Activation
import Transport

extension MarketingCloudClient {
  /// Does what could act twice: after an unclear answer it is looked for, and done again only when it is not there.
  ///
  /// - Parameter find: what the act left behind at Amazon; nil when it did nothing.
  /// - Throws: `RemoteFailure` of the last act, or of a look that got no answer: then nobody knows, and nothing is sent.
  func actOnce<Value>(
    _ purpose: String, act: () async throws(RemoteFailure) -> Value, find: () async throws(RemoteFailure) -> Value?
  ) async throws(RemoteFailure) -> Value {
    var attempt = 1
    while true {
      do {
        return try await act()
      } catch {
        // An answer of 429 did nothing, and the sender has repeated it already.
        guard error.code == .remoteUnavailable, error.status != 429 else { throw error }
        let mayRepeat = try await waitToRepeat(purpose, after: attempt, error)
        if let found = try await find() { return found }
        guard mayRepeat else { throw error }
        attempt += 1
      }
    }
  }

  private func waitToRepeat(
    _ purpose: String, after attempt: Int, _ failure: RemoteFailure
  ) async throws(RemoteFailure) -> Bool {
    let reason = failure.status.map { "HTTP \($0)" } ?? "no clear answer"
    do {
      return try await sender.waitToRepeat(purpose, after: attempt, because: reason)
    } catch {
      throw .unreachable(.marketingCloud, at: "connection.endpoints.ads_api", while: purpose, error)
    }
  }
}
