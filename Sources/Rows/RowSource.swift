/// Rows read in bounded batches, so that memory does not grow with the source.
///
/// A source belongs to one task: make and read it there.
public protocol RowSource: AnyObject {
  /// The columns, known before the first row is read. Names are unique.
  var columns: [SourceColumn] { get }

  /// Bytes read so far as the source stores them (compressed bytes of a gzip file); 0 where that has no meaning.
  var bytesRead: Int64 { get }

  /// All bytes to read, or nil when unknown.
  var totalBytes: Int64? { get }

  /// Refills `batch` with the next rows.
  ///
  /// - Parameters:
  ///   - maximumRows: The most rows to take, at least 1.
  ///   - maximumBytes: Stop after the row that reaches this size of the arena.
  /// - Returns: False when no row was left; the batch is then empty.
  /// - Throws: `SourceError` when the source itself is broken. Trouble with one row is a fault in the batch.
  func next(into batch: inout RowBatch, maximumRows: Int, maximumBytes: Int) throws(SourceError) -> Bool

  /// What the source looks like now, to tell later whether it changed (design section 6).
  func mark() throws(SourceError) -> SourceMark
}
