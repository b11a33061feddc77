import Activation

/// Rows read in bounded batches, so that memory does not grow with the source.
///
/// A source belongs to one task: make, read and close it there. Files answer at once; a remote system may keep `next`
/// waiting, and then notices when the task is cancelled.
public protocol RowSource: AnyObject {
  /// The columns, known before the first row is read. Names are unique.
  var columns: [SourceColumn] { get }

  /// Bytes read so far as the source stores them (compressed bytes of a gzip file); 0 where that has no meaning.
  var bytesRead: Int64 { get }

  /// All bytes to read, or nil when unknown.
  var totalBytes: Int64? { get }

  /// What a person should know about the rows read so far, such as keys that were left out. Warnings only.
  var issues: [Issue] { get }

  /// The name of the segment whose members the rows are, for the string builder; nil when there is none.
  var segmentName: String? { get }

  /// Refills `batch` with the next rows.
  ///
  /// - Parameters:
  ///   - maximumRows: The most rows to take, at least 1.
  ///   - maximumBytes: Stop after the row that reaches this size of the arena.
  /// - Returns: False when no row was left; the batch is then empty.
  /// - Throws: `SourceError` when the source itself is broken. Trouble with one row is a fault in the batch.
  func next(into batch: inout RowBatch, maximumRows: Int, maximumBytes: Int) async throws(SourceError) -> Bool

  /// What the source looks like now, to tell later whether it changed (design section 6).
  func mark() throws(SourceError) -> SourceMark

  /// Ends what the source still has under way: a query is cancelled at the server, a connection is closed.
  ///
  /// Call it when no more rows are wanted, also when the task was cancelled. A second call does nothing.
  func close() async
}

extension RowSource {
  public var issues: [Issue] { [] }
  public var segmentName: String? { nil }
  public func close() async {}
}
