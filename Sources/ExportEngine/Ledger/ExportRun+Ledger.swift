import Activation
import Documents
import Foundation
import Journal
import ObjectStore
import Rows

extension ExportRun {
  /// Writes the run down, unless it is one that goes on.
  ///
  /// - Throws: `ExportFailure` when another run of the activation is under way; `JournalError`.
  mutating func beginLedger(_ preparation: Preparation) throws -> RunLedger {
    if let ledger { return ledger }
    let surroundings = engine.surroundings
    let journal = try Journal(stateFolder: surroundings.home.stateFolder)
    let path = URL(fileURLWithPath: file.path).standardized.path
    guard case .begun(let lock) = try journal.lock(activation: path) else {
      throw ExportFailure(underWay(try journal.runs(ofActivation: path).last { $0.status == .running }))
    }
    note(try journal.runs(ofActivation: path).filter { !$0.status.isFinal }.map(leftover))
    let record = RunRecord(
      id: report.runID, activation: report.activation, path: path, connection: preparation.plan.connection.name,
      operation: "upload", bucket: preparation.upload.bucket, started: startedAt,
      plan: JSONText.write(file.draft.activation), source: try preparation.source.mark().text)
    try journal.add(record)
    let ledger = RunLedger(record.id, journal, lock, now: surroundings.now)
    story.write(to: ledger)
    ledger.tell(.started(run: report.runID, activation: report.activation))
    self.ledger = ledger
    return ledger
  }

  private func underWay(_ run: RunRecord?) -> Issue {
    .error(
      .runUnderWay, FieldPath(), "Another run of this activation is under way\(run.map { ": \($0.id)" } ?? "").",
      fix: run.map { "Wait for it, or follow it with amc-export runs watch \($0.id)." } ?? "Wait for it.")
  }

  /// A new run beside one that could be continued is allowed, and told.
  private func leftover(_ run: RunRecord) -> Issue {
    .warning(
      .unfinishedRun, FieldPath(), "The run \(run.id) of this activation was not finished.",
      fix: "Continue it with amc-export resume \(run.id), or give it up with amc-export runs discard \(run.id).")
  }

  /// Where the run goes on; the beginning for a new run, and when the source is no longer what it was.
  mutating func resumePoint(
    _ preparation: Preparation, _ store: ObjectStoreClient, _ ledger: RunLedger
  ) async throws -> ResumePoint {
    guard let earlier else { return .start }
    let mark = try preparation.source.mark().text
    guard mark == earlier.source else {
      note([startsOver])
      try await RunRemains(earlier.id, ledger.journal).remove(from: store, tell)
      try ledger.journal.forgetFiles(of: earlier.id, source: mark)
      return .start
    }
    let point = try await ResumePoint.find(earlier.id, in: ledger.journal, store)
    tell(.resumed(files: point.files.count, parts: point.left?.parts.count ?? 0, rows: point.tally.read))
    return point
  }

  private var startsOver: Issue {
    .warning(
      .sourceChanged, "source",
      "The source changed since the run began, or cannot be read again in the same order, so the run starts over; what was uploaded is removed.",
      fix: "Nothing to do: all rows are read again.")
  }

  /// Writes down how the run, or this attempt, ended.
  mutating func endLedger() {
    guard let ledger else { return }
    let isPosted = report.uploadID != nil
    let status: RunRecord.Status
    switch report.status {
    case .succeeded, .dryRun: status = .succeeded
    case .running: status = .waiting
    case .interrupted, .paused: status = isPosted ? .waiting : .paused
    case .failed:
      // What failed may have been a question only; the upload itself goes on.
      status = isPosted && !report.issues.contains { $0.code == .uploadFailed } ? .waiting : .failed
    }
    if !isPosted, report.status == .interrupted || (report.status == .failed && keepsFiles) {
      report.status = .paused
      return ledger.end(.paused, report)
    }
    ledger.end(status, report)
  }
}

extension SourceMark {
  /// The same text for the same mark.
  fileprivate var text: String? {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) }
  }
}
