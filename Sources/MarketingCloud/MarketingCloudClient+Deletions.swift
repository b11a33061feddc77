import Activation
import Transport

extension MarketingCloudClient {
  private static let subject: FieldPath = "result_settings.operation"
  private var deletionPath: String { "\(dataPath)/userDeletionRequest" }

  /// All deletion requests of the instance (contract 5).
  public func deletions(in account: Account) async throws(RemoteFailure) -> [DeletionState] {
    let call = Call(
      method: "POST", path: "\(deletionPath)/list", query: [("maxResults", "100")], family: .dataUpload(account),
      mediaType: MediaType.deletions, purpose: "list the deletion requests", subject: Self.subject)
    return try await elements(of: call, under: "userDeletions").compactMap { DeletionState($0) }
  }

  /// Asks for people to be deleted from every data set of the instance.
  ///
  /// Amazon's list tells no more of a request than its time and the number of its people. So after an unclear answer
  /// a request that is not among the known ones and has as many people is taken for this one; when there are several
  /// or none, it is sent again, because people deleted twice do no harm and people forgotten do.
  /// - Parameter known: ids of requests that cannot be this one: those there before, and those posted since.
  /// - Returns: the request, and whether it was found instead of answered.
  public func startDeletion(
    _ request: DeletionRequest, known: Set<String>, in account: Account
  ) async throws(RemoteFailure) -> (state: DeletionState, wasFound: Bool) {
    try await actOnce("ask for the deletion") { () async throws(RemoteFailure) in
      (state: try await postDeletion(request, in: account), wasFound: false)
    } find: { () async throws(RemoteFailure) in
      let candidates = try await deletions(in: account).filter {
        !known.contains($0.id) && $0.identityCount == request.people.count
      }
      return candidates.count == 1 ? candidates.first.map { (state: $0, wasFound: true) } : nil
    }
  }

  private func postDeletion(
    _ request: DeletionRequest, in account: Account
  ) async throws(RemoteFailure) -> DeletionState {
    let answer = try await answer(
      to: Call(
        method: "POST", path: deletionPath, family: .dataUpload(account), mediaType: MediaType.deletions,
        body: request.document, purpose: "ask for the deletion", subject: Self.subject, isRepeatable: false))
    guard let state = DeletionState(answer) else {
      throw RemoteFailure(
        .marketingCloud, .remoteRefused, at: Self.subject, "Amazon gave the deletion request no id.",
        fix: "Run again; people who are deleted twice do no harm.")
    }
    return state
  }

  /// Where a deletion request stands; nil while Amazon does not show it yet, which it may not do at once (contract 5).
  public func deletion(_ id: String, in account: Account) async throws(RemoteFailure) -> DeletionState? {
    let call = Call(
      method: "GET", path: "\(deletionPath)/\(AWSPercentEncoding.component(id))", family: .dataUpload(account),
      mediaType: MediaType.deletions, purpose: "ask for the deletion's status", subject: Self.subject)
    do {
      let answer = try await answer(to: call)
      return DeletionState(answer["identityDeletion"] ?? answer, fallbackID: id)
    } catch {
      if error.status == 404 { return nil }
      throw error
    }
  }
}
