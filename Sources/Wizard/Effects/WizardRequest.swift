import Activation
import Documents

/// What the wizard wants done outside; each answer comes back as a `WizardMessage`.
public enum WizardRequest: Sendable {
  /// Read all activations of the home folder, and the names of its connections.
  case list
  /// Read one activation, by path or by name.
  case load(String)
  /// Make an activation of that name that uses that connection, or open the one there is.
  case create(name: String, connection: String?)
  /// Make a copy of an activation under another name.
  case duplicate(path: String, name: String)
  /// Remove an activation's file.
  case delete(path: String)
  /// Take a file from elsewhere into the home folder.
  case importFile(path: String)
  /// Write those documents of the draft.
  case save(DraftFile, Set<Field.Document>)
  /// Write the activation, then read the connection it names now.
  case reconnect(DraftFile)
  /// Keep text that is being typed.
  case keep(Recovery)
  /// Forget the text kept for an activation.
  case forget(path: String)
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
  /// Read the list of skipped rows of a run.
  case readRejects(path: String)

  /// True for requests that are answered when a draft is on disk.
  var writes: Bool {
    switch self {
    case .save, .reconnect, .duplicate, .delete, .importFile: true
    case .list, .load, .create, .keep, .forget, .validate, .preview, .dryRun, .cancelDryRun, .run, .cancelRun,
      .readRejects:
      false
    }
  }
}
