import Activation
import Documents
import ExportEngine

/// What effects report. Answers carry the generation of the draft they were asked for, so that stale ones are dropped.
public enum WizardMessage: Sendable {
  case listed([DraftFile])
  /// The names of the home folder's connections.
  case connectionsListed([String])
  case loaded(DraftFile)
  /// Text that was being typed into the activation that was just loaded when the program ended last.
  case recoverable(Recovery)
  /// A file was copied, removed or taken in. The home folder should be read anew.
  case filed(FilingResult)
  /// The connection that the activation names, or what was wrong with reading it.
  case reconnected(DraftFile)
  /// The documents were written, or the reason why not.
  case saved(path: String, documents: Set<Field.Document>, failure: String?)
  case validated([Issue], generation: Int)
  case previewed(PreviewReport, generation: Int)
  case dryRunProgressed(ExportProgress, generation: Int)
  case dryRan(ExportReport, generation: Int)
  /// Something happened in the export.
  case event(ExportEvent)
  /// What the editor of the person's own made of a text, or why it could not be used.
  case editedOutside(OutsideEdit)
  case rejectsRead(lines: [String])
}

/// How copying, removing or taking in a file ended.
public struct FilingResult: Sendable {
  /// What happened or why it did not, in a sentence.
  public let text: String
  public let isDone: Bool
  /// The activation to open now.
  public let opens: String?

  static func done(_ text: String, opens: String? = nil) -> FilingResult {
    FilingResult(text: text, isDone: true, opens: opens)
  }

  static func refused(_ text: String) -> FilingResult { FilingResult(text: text, isDone: false, opens: nil) }
}
