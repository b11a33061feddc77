import Activation
import MarketingCloud
import Transport

/// The deletion requests of a run that Amazon is not done with.
struct PendingDeletions: RemoteState {
  private let count: Int
  private var pending: [String]

  init(ids: [String]) {
    count = ids.count
    pending = ids
  }

  /// The words of one request hold for all of them.
  var status: String { pending.isEmpty ? "SUCCEEDED" : "PENDING" }
  var phase: RemotePhase { RemotePhase(status: status) }

  /// What is left once Amazon was asked about each; a request it does not show yet is pending.
  func asked(_ client: MarketingCloudClient, _ account: Account) async throws(RemoteFailure) -> PendingDeletions {
    var next = self
    for id in pending {
      if try await client.deletion(id, in: account)?.phase == .succeeded { next.pending.removeAll { $0 == id } }
    }
    return next
  }

  /// Amazon knows no failed deletion, only one that takes long (contract 5).
  var stillPending: Issue {
    .warning(
      .stillRunning, "result_settings.wait_until_finish",
      "Amazon is still deleting: \(pending.count) of \(count) requests are pending (\(pending.joined(separator: ", "))).",
      fix: "Look in the AMC console later; nothing has to be sent again.")
  }
}
