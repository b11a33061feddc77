import Activation
import GRDB

/// One file of a run in the bucket.
public struct FileRecord: Sendable, Hashable {
  public enum State: String, Sendable, Hashable {
    /// Being written; some of its parts may be in the store.
    case open
    /// An object of the bucket.
    case complete
    case removed
  }

  /// From 1; the manifest has number 0.
  public let number: Int
  public let key: String
  public var state: State
  /// Id of the multipart upload, once S3 gave one.
  public var multipart: String?
  public var etag: String?
  /// Compressed bytes; 0 while open.
  public var bytes: Int
  public var rows: Int
  /// Where in the source the next file begins; what it holds is the engine's business.
  public var position: DocumentValue?

  public init(
    number: Int, key: String, state: State = .open, multipart: String? = nil, etag: String? = nil, bytes: Int = 0,
    rows: Int = 0, position: DocumentValue? = nil
  ) {
    self.number = number
    self.key = key
    self.state = state
    self.multipart = multipart
    self.etag = etag
    self.bytes = bytes
    self.rows = rows
    self.position = position
  }
}

extension FileRecord: FetchableRecord {
  public init(row: Row) {
    number = row["number"]
    key = row["key"]
    state = State(rawValue: row["state"]) ?? .open
    multipart = row["multipart"]
    etag = row["etag"]
    bytes = row["bytes"]
    rows = row["rows"]
    position = (row["position"] as String?).flatMap { try? JSONText.read($0) }
  }
}
