/// The `range` header of RFC 9110 14.1.2, as far as S3 takes it: one range of bytes.
enum ByteRange {
  /// The bytes asked for; all of them without a header or with one that is no single byte range.
  /// - Returns: nil when the range lies behind the end.
  static func resolve(_ header: String?, size: Int) -> Range<Int>? {
    guard let header, let match = header.wholeMatch(of: /bytes=([0-9]*)-([0-9]*)/) else { return 0..<size }
    switch (Int(match.1), Int(match.2)) {
    case (let first?, let last?): return first < size && first <= last ? first..<min(last + 1, size) : nil
    case (let first?, nil): return first < size ? first..<size : nil
    case (nil, let count?): return count > 0 && size > 0 ? max(0, size - count)..<size : nil
    case (nil, nil): return 0..<size
    }
  }
}
