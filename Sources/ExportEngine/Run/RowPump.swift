import Activation
import Encoding
import Foundation
import Rows

/// Pulls rows through the encoder into files, one bounded batch at a time, whatever the sink does with them.
struct RowPump<Sink: FileSink> {
  /// Small enough that memory stays flat, large enough that the cost of a call vanishes.
  static var rowsPerBatch: Int { 8192 }
  static var bytesPerBatch: Int { 1024 * 1024 }

  private let preparation: Preparation
  private var encoder: RowEncoder
  private var cutter: FileCutter<Sink>
  private let rejects: RejectsFile
  private let report: @Sendable (ExportProgress) -> Void
  private(set) var tally = EncodingTally()

  /// - Parameter time: what the string builder writes as the time of the export.
  init(
    _ preparation: Preparation, at time: Date, sink: Sink, rejects: RejectsFile,
    report: @escaping @Sendable (ExportProgress) -> Void
  ) throws {
    self.preparation = preparation
    encoder = try preparation.encoder(at: time)
    cutter = try FileCutter(sink, header: encoder.header, fileBytes: preparation.plan.limits.fileBytes)
    self.rejects = rejects
    self.report = report
  }

  var files: [EncodedFile] { cutter.files }

  /// Runs to the end and keeps the error, so that the tally of an unfinished run can still be told.
  mutating func outcome() async -> Result<Void, any Error> {
    do { return .success(try await run()) } catch { return .failure(error) }
  }

  /// - Throws: whatever the source, the encoder or the sink throws; `CancellationError` when the task is cancelled.
  private mutating func run() async throws {
    var batch = RowBatch()
    var lines: [UInt8] = []
    while try preparation.source.next(
      into: &batch, maximumRows: Self.rowsPerBatch, maximumBytes: Self.bytesPerBatch)
    {
      try Task.checkCancellation()
      lines.removeAll(keepingCapacity: true)
      let before = tally.exported
      let rejects = rejects
      try encoder.encode(batch, into: &lines, &tally) { rejects.append($0) }
      try await cutter.append(lines, rows: tally.exported - before)
      try checkCount()
      report(progress)
    }
    try await cutter.finish()
    rejects.finish()
    report(progress)
    try checkShare()
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

  /// A number of rows is known to be passed as soon as it is; a share only at the end.
  private func checkCount() throws(ExportFailure) {
    if case .count = preparation.plan.limits.rejectedRows { try checkShare() }
  }

  private func checkShare() throws(ExportFailure) {
    guard !preparation.plan.limits.rejectedRows.allows(tally.skipped, of: tally.read) else { return }
    throw ExportFailure(
      .error(
        .tooManyRejects, "limits.rejected_rows",
        "\(tally.skipped) of \(tally.read) rows cannot be sent, which is over the limit; nothing was posted to Amazon.",
        fix: "Look at the rejected rows, correct the source, or raise the limit."))
  }
}
