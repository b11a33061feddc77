import Activation
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
    if wasStopped { tellAmazonGoesOn() }
  }

  /// There is no way to call anything back (contract 4.4, 5, 6.2), so “run it again” would be bad advice.
  private mutating func tellAmazonGoesOn() {
    let told: Issue
    if let uploadID {
      told = .error(
        .interrupted, "result_settings.wait_until_finish",
        "The run was stopped, but Amazon has the upload \(uploadID) and goes on with it; its files stay in the bucket.",
        fix: "Look at the upload in the AMC console before you run again, or its rows may be added twice.")
    } else if let audienceExecutionID {
      told = .error(
        .interrupted, "result_settings.wait_until_finish",
        "The run was stopped, but Amazon goes on making the audience \(audienceExecutionID).",
        fix: "Run it again to look: the same audience is not made twice.")
    } else if !deletionRequestIDs.isEmpty {
      told = .error(
        .interrupted, "result_settings.wait_until_finish",
        "The run was stopped, but Amazon goes on with the deletions it was asked for: "
          + "\(deletionRequestIDs.joined(separator: ", ")).",
        fix: "Run it again for the rest; people who are deleted twice do no harm.")
    } else {
      return
    }
    issues.removeAll { $0.code == .interrupted }
    issues.append(told)
  }
}
