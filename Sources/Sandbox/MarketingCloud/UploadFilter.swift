import Foundation

/// Which uploads a list request asks for (contract 4.5).
struct UploadFilter: Sendable {
  private static let comparators: [String: @Sendable (String, String) -> Bool] = [
    "EQ": { $0 == $1 }, "GT": { $0 > $1 }, "GTE": { $0 >= $1 }, "LT": { $0 < $1 }, "LTE": { $0 <= $1 },
  ]

  private let datasetID: String?
  private let status: RemoteUpload.Status?
  private let createdAt: String?
  private let compares: @Sendable (String, String) -> Bool

  init(_ request: IncomingRequest) throws(MarketingCloudRefusal) {
    datasetID = request.queryValue("dataSetId")
    let word = request.queryValue("status")
    status = word.flatMap(RemoteUpload.Status.init)
    guard (word == nil) == (status == nil) else { throw .invalid("status is not valid") }
    createdAt = request.queryValue("createdAt")
    if let createdAt, (try? Date(createdAt, strategy: .iso8601)) == nil { throw .invalid("createdAt is not valid") }
    guard let compares = Self.comparators[request.queryValue("createdAtComparator") ?? "EQ"] else {
      throw .invalid("createdAtComparator must be EQ, GT, GTE, LT or LTE")
    }
    self.compares = compares
  }

  /// Times of one format compare as text.
  func admits(_ upload: RemoteUpload) -> Bool {
    if let datasetID, upload.datasetID != datasetID { return false }
    if let status, upload.status != status { return false }
    guard let createdAt else { return true }
    return compares(RemoteUpload.time(upload.createdAt), createdAt)
  }
}
