import Activation
import Documents
import Foundation
import Journal

extension Engine {
  /// Continues a run that was stopped or killed, or looks again at one Amazon was not done with.
  ///
  /// The activation is taken as it was when the run began; the connection file as it is now, so that a mended login
  /// or key is used. A run that has ended is reported again.
  public func resume(
    _ runID: String, events: @escaping @Sendable (ExportEvent) -> Void = { _ in }
  ) async -> ExportReport {
    do {
      let (journal, record) = try find(runID)
      guard !record.status.isFinal else { return ended(record) }
      let file = try draft(of: record)
      guard case .begun(let lock) = try journal.lock(activation: record.path) else {
        throw ExportFailure(underWay(runID))
      }
      try journal.set(.running, of: runID, at: surroundings.now())
      let ledger = RunLedger(runID, journal, lock, now: surroundings.now)
      var run = ExportRun(self, file, resuming: record, ledger, tell: events)
      return await run.execute()
    } catch {
      var report = ExportReport(runID: runID, activation: "", status: .failed)
      report.issues = ExportFailure(error).issues
      return report
    }
  }

  /// Gives a run up: its objects and unfinished uploads are removed.
  ///
  /// - Returns: issues; errors when it could not be given up.
  public func discard(
    _ runID: String, events: @escaping @Sendable (ExportEvent) -> Void = { _ in }
  ) async -> [Issue] {
    do {
      let (journal, record) = try find(runID)
      let isPosted = try !journal.steps(.upload, of: runID).isEmpty
      guard !isPosted || record.status.isFinal else { throw ExportFailure(posted(runID)) }
      guard case .begun(let lock) = try journal.lock(activation: record.path) else {
        throw ExportFailure(underWay(runID))
      }
      defer { withExtendedLifetime(lock) {} }
      let file = try draft(of: record)
      let validation = file.draft.validate()
      guard let plan = validation.plan, let upload = plan.upload else { throw ExportFailure(validation.issues.errors) }
      let systems = try RemoteSystems(plan, upload, surroundings) { events(.retrying($0)) }
      try await RunRemains(runID, journal).remove(from: systems.objectStore, events)
      if !record.status.isFinal { try journal.set(.aborted, of: runID, at: surroundings.now()) }
      return []
    } catch {
      return ExportFailure(error).issues
    }
  }

  /// The activation of a run as it was when the run began; empty when there is no such run.
  public func draft(ofRun runID: String) -> Draft {
    guard let record = try? find(runID).1, let file = try? draft(of: record) else { return Draft() }
    return file.draft
  }

  private func find(_ runID: String) throws -> (Journal, RunRecord) {
    if let journal = try Journal.existing(stateFolder: surroundings.home.stateFolder), let run = try journal.run(runID)
    {
      return (journal, run)
    }
    throw ExportFailure(
      .error(
        .runMissing, FieldPath(), "There is no run “\(runID)”.", fix: "See amc-export runs list for the runs there are."
      ))
  }

  private func draft(of record: RunRecord) throws -> DraftFile {
    let activation = try JSONText.read(record.plan)
    return DraftFile.load(activation: activation, path: record.path, home: surroundings.home)
  }

  private func ended(_ record: RunRecord) -> ExportReport {
    var report = ExportReport(runID: record.id, activation: record.activation, status: .failed)
    report.restore(from: record.report)
    report.status = record.status == .succeeded ? .succeeded : .failed
    let issue = Issue.warning(
      .runEnded, FieldPath(), "The run \(record.id) has ended: \(record.status.rawValue). Nothing was done.",
      fix: "Begin a new one with amc-export run.")
    report.issues.append(
      record.status == .succeeded ? issue : .error(issue.code, issue.path, issue.message, fix: issue.fix))
    return report
  }

  private func underWay(_ runID: String) -> Issue {
    .error(
      .runUnderWay, FieldPath(), "The run \(runID), or another of its activation, is under way in another process.",
      fix: "Follow it with amc-export runs watch \(runID).")
  }

  private func posted(_ runID: String) -> Issue {
    .error(
      .contradiction, FieldPath(), "Amazon may have the upload of run \(runID), and no upload can be called back.",
      fix: "Let it end with amc-export resume \(runID).")
  }
}
