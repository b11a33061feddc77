import Activation
import Documents

/// What the wizard wants done outside; each answer comes back as a `WizardMessage`.
public enum WizardRequest: Sendable {
  /// Read all activations of the home folder.
  case list
  /// Read one activation, by path or by name.
  case load(String)
  /// Make an activation of that name, or open the one there is.
  case create(name: String)
  /// Write those documents of the draft.
  case save(DraftFile, Set<Field.Document>)
  /// Write the activation, then read the connection it names now.
  case reconnect(DraftFile)
  /// Look at the source too. A newer request of the same kind replaces an older one.
  case validate(DraftFile, generation: Int)
  /// Explain the first rows. A newer request replaces an older one.
  case preview(DraftFile, generation: Int)
  /// Do everything but sending. A newer request replaces an older one.
  case dryRun(DraftFile, generation: Int)
  /// Stop the dry run that is under way.
  case cancelDryRun
  /// Export for real.
  case run(DraftFile)
  /// Stop the export that is under way; it ends with a report.
  case cancelRun

  /// True for requests that are answered when a draft is on disk.
  var writes: Bool {
    switch self {
    case .save, .reconnect: true
    case .list, .load, .create, .validate, .preview, .dryRun, .cancelDryRun, .run, .cancelRun: false
    }
  }
}
