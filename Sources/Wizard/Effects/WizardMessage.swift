import Activation
import Documents
import ExportEngine

/// What effects report. Answers carry the generation of the draft they were asked for, so that stale ones are dropped.
public enum WizardMessage: Sendable {
  case listed([DraftFile])
  case loaded(DraftFile)
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
}
