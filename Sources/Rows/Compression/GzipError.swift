/// Why bytes could not be written or read as gzip.
public enum GzipError: Error, Sendable, Hashable {
  /// The first bytes are no gzip header, or there are none at all.
  case notGzip
  /// A broken block, a wrong checksum or length, or foreign bytes behind the last member.
  case corrupt
  /// The input ended inside a member: the usual trace of an interrupted copy.
  case truncated
  /// The library ran out of memory.
  case failed

  /// What happened, as the end of a sentence about a file.
  public var message: String {
    switch self {
    case .notGzip: "it is not gzip"
    case .corrupt: "its gzip data is damaged"
    case .truncated: "its gzip data ends too early, as after an interrupted copy"
    case .failed: "there was not enough memory for gzip"
    }
  }
}
