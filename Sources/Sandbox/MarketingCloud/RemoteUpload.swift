import Activation
import Foundation

/// An upload and how far it is.
struct RemoteUpload: Sendable {
  enum Status: String, Sendable, CaseIterable {
    case submitted = "SUBMITTED"
    case inProgress = "IN_PROGRESS"
    case success = "SUCCESS"
    case failed = "FAILED"

    var isTerminal: Bool { self == .success || self == .failed }
  }

  let id: String
  let instanceID: String
  let datasetID: String
  let order: UploadOrder
  let createdAt: Date
  private(set) var updatedAt: Date
  private(set) var status = Status.submitted
  /// Rows that were added to the data set.
  private(set) var outputRowCount: Int?
  private(set) var message: String?

  init(id: String, instanceID: String, datasetID: String, order: UploadOrder, now: Date = Date()) {
    self.id = id
    self.instanceID = instanceID
    self.datasetID = datasetID
    self.order = order
    createdAt = now
    updatedAt = now
  }

  mutating func begin() { move(to: .inProgress) }

  mutating func succeed(rows: Int) {
    outputRowCount = rows
    move(to: .success)
  }

  mutating func fail(_ reason: String) {
    message = reason
    move(to: .failed)
  }

  private mutating func move(to next: Status) {
    status = next
    updatedAt = Date()
  }

  func document(_ words: WordSwitch) -> DocumentValue {
    var shown: DocumentMap = [
      "uploadId": .text(id), "instanceId": .text(instanceID), "dataSetId": .text(datasetID),
      "status": .text(words.word(for: status)), "createdAt": .text(Self.time(createdAt)),
      "updatedAt": .text(Self.time(updatedAt)), "dataSource": order.sourceDocument,
    ]
    shown["countryCode"] = order.countryCode.map(DocumentValue.text)
    shown["metrics"] = outputRowCount.map { ["OutputRowCount": .number(String($0))] } ?? [:]
    shown["message"] = message.map(DocumentValue.text)
    return .map(shown)
  }

  static func time(_ date: Date) -> String { date.formatted(.iso8601) }
}
