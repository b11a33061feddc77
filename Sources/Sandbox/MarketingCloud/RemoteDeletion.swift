import Activation
import Foundation

/// A deletion request and how far it is; there is no failure (contract 5).
struct RemoteDeletion: Sendable {
  let id = RandomText.identifier()
  let createdAt = Date()
  let identityCount: Int
  /// Until then a question for it finds nothing.
  let visibleFrom: ContinuousClock.Instant
  var isDone = false

  init(identityCount: Int, hiddenFor delay: Duration) {
    self.identityCount = identityCount
    visibleFrom = .now + delay
  }

  var document: DocumentValue {
    [
      "userDeletionRequestId": .text(id), "creationDateTime": .text(RemoteUpload.time(createdAt)),
      "identityCount": .number(String(identityCount)), "status": isDone ? "SUCCEEDED" : "PENDING",
    ]
  }
}
