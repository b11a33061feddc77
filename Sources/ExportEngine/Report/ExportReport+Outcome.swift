import Documents
import Foundation

extension ExportReport {
  /// The report of a run that begins; failed until something better is known.
  init(beginning file: DraftFile, at time: Date) {
    let name = file.draft.activation["activation"]?.scalarText ?? ""
    self.init(runID: RunIdentifier.make(at: time), activation: name, status: .failed)
  }

  /// Ends the run with a failure, or as interrupted when somebody stopped it.
  mutating func end(with failure: ExportFailure) {
    let wasStopped = Task.isCancelled || failure.issues.contains { $0.code == .interrupted }
    status = wasStopped ? .interrupted : .failed
    let known = issues
    issues += failure.issues.filter { !known.contains($0) }
  }
}
