import Activation
import Encoding
import Foundation
import Rows

/// Pulls rows through the encoder into files, in bounded batches, whatever the sink does with them.
///
/// One task reads; as many as there are cores encode and compress; the files are joined in the order of the rows.
struct RowPump<Sink: FileSink> {
  /// Small enough that memory stays flat, large enough that the cost of a call vanishes.
  private static var rowsPerBatch: Int { 2048 }
  private static var bytesPerBatch: Int { 512 * 1024 }
  /// Batches under way at once: two for each core, and one more so that none waits for the reader.
  private static var batchesInFlight: Int { 2 * ProcessInfo.processInfo.activeProcessorCount + 1 }

  private let preparation: Preparation
  private let encoder: RowEncoder
  private var cutter: FileCutter<Sink>
  private let rejects: RejectsFile
  private let report: @Sendable (ExportProgress) -> Void
  private(set) var tally: EncodingTally

  /// - Parameters:
  ///   - time: what the string builder writes as the time of the export.
  ///   - files: the files of an earlier attempt that are kept; their rows are passed over.
  init(
    _ preparation: Preparation, at time: Date, sink: Sink, rejects: RejectsFile, after files: [EncodedFile] = [],
    report: @escaping @Sendable (ExportProgress) -> Void
  ) throws {
    self.preparation = preparation
    encoder = try preparation.encoder(at: time)
    tally = files.last?.end ?? EncodingTally()
    cutter = FileCutter(
      sink, header: encoder.header, fileBytes: preparation.plan.limits.fileBytes, after: files)
    self.rejects = rejects
    self.report = report
  }

  var files: [EncodedFile] { cutter.files }

  /// Runs to the end and keeps the error, so that the tally of an unfinished run can still be told.
  mutating func outcome() async -> Result<Void, any Error> {
    let outcome: Result<Void, any Error>
    do { outcome = .success(try await run()) } catch { outcome = .failure(error) }
    await preparation.source.close()
    return outcome
  }

  /// - Throws: whatever the source, the encoder or the sink throws; `CancellationError` when the task is cancelled.
  private mutating func run() async throws {
    defer { rejects.finish() }
    try await passOver(tally.read)
    try await withThrowingTaskGroup(of: EncodedBatch.self) { group in
      var spare: [RowBatch] = []
      var waiting: [Int: EncodedBatch] = [:]
      var (begun, ended, delivered) = (0, 0, 0)
      var isExhausted = false
      while true {
        while !isExhausted, begun - ended < Self.batchesInFlight {
          guard let batch = try await nextBatch(reusing: spare.popLast()) else {
            isExhausted = true
            break
          }
          group.addTask { [encoder, number = begun] in EncodedBatch(batch, number: number, by: encoder) }
          begun += 1
        }
        guard let done = try await group.next() else { break }
        ended += 1
        waiting[done.number] = done
        while let ready = waiting.removeValue(forKey: delivered) {
          try await deliver(ready)
          spare.append(ready.batch)
          delivered += 1
        }
      }
    }
    try await cutter.finish()
    report(progress)
    try checkLimit()
  }

  /// Reads and forgets the rows that kept files hold.
  private func passOver(_ rows: Int) async throws {
    var left = rows
    var batch: RowBatch?
    while left > 0 {
      batch = try await nextBatch(reusing: batch, most: min(left, Self.rowsPerBatch))
      guard let batch else { return }
      left -= batch.rowCount
    }
  }

  private func nextBatch(reusing spare: RowBatch?, most rows: Int = Self.rowsPerBatch) async throws -> RowBatch? {
    try Task.checkCancellation()
    var batch = spare ?? RowBatch()
    let hasRows = try await preparation.source.next(
      into: &batch, maximumRows: rows, maximumBytes: Self.bytesPerBatch)
    return hasRows ? batch : nil
  }

  private mutating func deliver(_ encoded: EncodedBatch) async throws {
    if let stop = encoded.stop { throw stop }
    // A file that the block ends is closed before the block's rejects are listed, so both end at the same row.
    try await cutter.append(encoded.block)
    tally += encoded.block.tally
    encoded.rejects.forEach(rejects.append)
    // A number of rows is known to be passed as soon as it is; a share only at the end.
    if case .count = preparation.plan.limits.rejectedRows { try checkLimit() }
    report(progress)
  }

  private var progress: ExportProgress {
    var progress = ExportProgress()
    progress.rowsRead = tally.read
    progress.rowsExported = tally.exported
    progress.rowsSkipped = tally.skipped
    progress.skippedByReason = tally.skippedByReason
    progress.bytesRead = preparation.source.bytesRead
    progress.bytesTotal = preparation.source.totalBytes
    progress.bytesEncoded = cutter.bytes
    return progress
  }

  private func checkLimit() throws(ExportFailure) {
    guard !preparation.plan.limits.rejectedRows.allows(tally.skipped, of: tally.read) else { return }
    throw ExportFailure(
      .error(
        .tooManyRejects, "limits.rejected_rows",
        "\(tally.skipped) of \(tally.read) rows cannot be sent, which is over the limit; nothing was posted to Amazon.",
        fix: "Look at the rejected rows, correct the source, or raise the limit."))
  }
}
