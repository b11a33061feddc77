import GRDB

/// A part of an open file that S3 has taken.
public struct PartRecord: Sendable, Hashable {
  /// From 1.
  public let number: Int
  public let bytes: Int
  /// SHA-256 of its bytes, in hexadecimal: a part made again is sent again only when it differs.
  public let digest: String
  public let etag: String
  /// How often it was sent.
  public let attempts: Int

  public init(number: Int, bytes: Int, digest: String, etag: String, attempts: Int = 1) {
    self.number = number
    self.bytes = bytes
    self.digest = digest
    self.etag = etag
    self.attempts = attempts
  }
}

extension PartRecord: FetchableRecord {
  public init(row: Row) {
    number = row["number"]
    bytes = row["bytes"]
    digest = row["digest"]
    etag = row["etag"]
    attempts = row["attempts"]
  }
}
