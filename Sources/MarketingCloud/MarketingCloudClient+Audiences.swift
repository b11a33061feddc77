import Activation
import Transport

extension MarketingCloudClient {
  private static let subject: FieldPath = "result_settings.query"
  private static let path = "/amc/audiences/query"

  private func audiences(
    like request: AudienceRequest, in account: Account
  ) async throws(RemoteFailure) -> [AudienceState] {
    let call = Call(
      method: "GET", path: Self.path, query: [("maxResults", "100")], family: .audiences(account),
      mediaType: MediaType.audiences, purpose: "list the audiences", subject: Self.subject)
    return try await elements(of: call, under: "executionMetadata", "executionDataList")
      .filter(request.isLike).compactMap { AudienceState($0) }
  }

  /// Asks AMC to make an audience, unless the very same one is made or being made already (DESIGN 5).
  ///
  /// Failed and deactivated ones do not count: asking again is what a person wants then. Amazon makes a second audience
  /// when it is asked twice, so after an unclear answer the list is looked through once more (contract 6.1).
  /// - Returns: the audience, and whether it was there before.
  public func startAudience(
    _ request: AudienceRequest, in account: Account
  ) async throws(RemoteFailure) -> (state: AudienceState, wasThere: Bool) {
    let earlier = try await audiences(like: request, in: account)
    if let same = earlier.first(where: { $0.phase != .failed }) { return (same, true) }
    let state = try await actOnce("make the audience") { () async throws(RemoteFailure) in
      try await postAudience(request, in: account)
    } find: { () async throws(RemoteFailure) in
      try await audiences(like: request, in: account).first { found in !earlier.contains { $0.id == found.id } }
    }
    return (state, false)
  }

  private func postAudience(
    _ request: AudienceRequest, in account: Account
  ) async throws(RemoteFailure) -> AudienceState {
    let answer = try await answer(
      to: Call(
        method: "POST", path: Self.path, family: .audiences(account), mediaType: MediaType.audiences,
        body: request.document, purpose: "make the audience", subject: Self.subject, isRepeatable: false))
    guard let state = AudienceState(answer) else {
      throw RemoteFailure(
        .marketingCloud, .remoteRefused, at: Self.subject, "Amazon gave the audience no id.",
        fix: "Look at the audiences of the instance in the AMC console.")
    }
    return state
  }

  /// Where an audience stands; nil while Amazon does not show it yet.
  public func audience(_ id: String, in account: Account) async throws(RemoteFailure) -> AudienceState? {
    let call = Call(
      method: "GET", path: "\(Self.path)/\(AWSPercentEncoding.component(id))", family: .audiences(account),
      mediaType: MediaType.audiences, acceptedType: MediaType.audiencesWithSize,
      purpose: "ask for the audience's status", subject: Self.subject)
    do {
      return AudienceState(try await answer(to: call), fallbackID: id)
    } catch {
      if error.status == 404 { return nil }
      throw error
    }
  }
}
