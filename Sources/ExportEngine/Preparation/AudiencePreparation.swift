import Activation
import Rows

/// A rule-based audience whose trigger, if any, is open.
struct AudiencePreparation {
  let plan: Plan
  let audience: RuleBasedAudience
  let trigger: (any RowSource)?
  let issues: [Issue]

  /// Reads the trigger as far as it takes to know that it returns at most one row (product document, Requirements for
  /// Creating Rule-based Audiences).
  /// - Throws: `ExportFailure` when it returns more.
  func checkTrigger() async throws {
    guard let trigger else { return }
    var rows = 0
    var batch = RowBatch()
    while rows < 2, try await trigger.next(into: &batch, maximumRows: 2, maximumBytes: 1024 * 1024) {
      rows += batch.rowCount
    }
    guard rows > 1 else { return }
    throw ExportFailure(
      .error(
        .tooManyRows, "source", "The source of an audience may return at most one row, and this one returns more.",
        fix: "Use SELECT 1, or leave the source out; no row is sent to Amazon."))
  }

  /// Amazon decides the size only once it runs the query, so this is said before.
  var sizeHint: Issue {
    .warning(
      .smallAudience, "result_settings.query",
      "Amazon fails an audience of fewer than \(RuleBasedAudience.fewestPeople) people.",
      fix: "Let the query select \(RuleBasedAudience.advisedPeople) or more, because not everybody can be reached.")
  }
}
