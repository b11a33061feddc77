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
    if wasStopped, let uploadID { tellAmazonGoesOn(with: uploadID) }
  }

  /// There is no way to call an upload back (contract 4.4), so “run it again” would be bad advice.
  private mutating func tellAmazonGoesOn(with uploadID: String) {
    issues.removeAll { $0.code == .interrupted }
    issues.append(
      .error(
        .interrupted, "result_settings.wait_until_finish",
        "The run was stopped, but Amazon has the upload \(uploadID) and goes on with it; its files stay in the bucket.",
        fix: "Look at the upload in the AMC console before you run again, or its rows may be added twice."))
  }
}
