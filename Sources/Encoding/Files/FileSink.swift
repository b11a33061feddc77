/// Takes the bytes of the files of one run, one file after the other.
///
/// Preview, dry run and live run differ in their sink alone (DESIGN 1.2).
public protocol FileSink {
  /// Begins file `number`, from 1.
  mutating func open(number: Int) async throws
  /// Takes the next compressed bytes of the open file; the sink decides how many it gathers before it passes them on.
  mutating func write(_ bytes: [UInt8]) async throws
  /// Ends the open file.
  mutating func close(_ file: EncodedFile) async throws
}

/// A file that was written in full.
public struct EncodedFile: Sendable, Hashable {
  /// From 1.
  public let number: Int
  /// Compressed size.
  public let bytes: Int
  /// Data rows, the header not counted.
  public let rows: Int
  /// What became of every row of the source up to the end of this file; the next file begins behind `end.read` rows.
  public let end: EncodingTally

  public init(number: Int, bytes: Int, rows: Int, end: EncodingTally) {
    self.number = number
    self.bytes = bytes
    self.rows = rows
    self.end = end
  }
}
