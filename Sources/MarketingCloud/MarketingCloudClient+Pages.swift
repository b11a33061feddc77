import Activation
import Transport

extension MarketingCloudClient {
  /// All elements of a list, page by page.
  ///
  /// - Parameter keys: the key of the list; specification and samples sometimes differ (contract 6.2).
  /// - Throws: `RemoteFailure`, also for a list that begins again and so would never end.
  func elements(of call: Call, under keys: String...) async throws(RemoteFailure) -> [DocumentValue] {
    var elements: [DocumentValue] = []
    var tokens: Set<String> = []
    var page = call
    while true {
      let answer = try await answer(to: page)
      elements += keys.lazy.compactMap { answer[$0]?.list }.first ?? []
      guard let token = answer["nextToken"]?.scalarText, !token.isEmpty else { return elements }
      guard tokens.insert(token).inserted else { throw endless(call) }
      page.query = call.query + [("nextToken", token)]
    }
  }

  private func endless(_ call: Call) -> RemoteFailure {
    RemoteFailure(
      .marketingCloud, .remoteUnavailable, at: "connection.endpoints.ads_api",
      "Amazon repeats a page of its list while trying to \(call.purpose).", fix: "Run again in a few minutes.")
  }
}
