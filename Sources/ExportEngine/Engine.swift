import Activation
import Documents
import Encoding
import Rows

/// The shared engine behind the screen and the command line: validate, preview, dry run, export.
///
/// No function throws: what went wrong is in the issues of what it returns.
public struct Engine: Sendable {
  let surroundings: EngineSurroundings

  public init(_ surroundings: EngineSurroundings) { self.surroundings = surroundings }

  /// Checks an activation, its connection file, its source and its columns; nothing is sent anywhere.
  public func validate(_ file: DraftFile) async -> [Issue] {
    let validation = file.draft.validate()
    var issues = file.issues + validation.issues
    do {
      let source = try openSource(file, validation)
      guard let source, let plan = validation.plan, let definition = plan.upload.definition else { return issues }
      let (columns, columnIssues) = ColumnMatcher.match(plan.mapping, source: source.columns, to: definition)
      issues += columnIssues
      guard !issues.hasErrors else { return issues }
      _ = try preparation(plan, source, definition, columns, issues).encoder(strings: [:])
    } catch {
      issues += ExportFailure(error).issues
    }
    return issues
  }

  /// Even a draft with other errors has its source looked at, so that a person sees all there is to fix.
  private func openSource(_ file: DraftFile, _ validation: Validation) throws(SourceError) -> (any RowSource)? {
    try validation.source?.open(relativeTo: file.folder)
  }

  private func preparation(
    _ plan: Plan, _ source: any RowSource, _ definition: DatasetDefinition, _ columns: ColumnPlan, _ issues: [Issue]
  ) -> Preparation {
    Preparation(plan: plan, source: source, definition: definition, columns: columns, issues: issues)
  }

  /// Validates, opens the source, finds the definition and matches the columns.
  ///
  /// - Parameter remoteDefinition: asked when the activation holds no definition.
  /// - Throws: `ExportFailure` with every issue found.
  func prepare(
    _ file: DraftFile, remoteDefinition: (Plan) async throws -> DatasetDefinition
  ) async throws(ExportFailure) -> Preparation {
    let validation = file.draft.validate()
    var issues = file.issues + validation.issues
    do {
      let source = try openSource(file, validation)
      guard !issues.hasErrors, let plan = validation.plan, let source else { throw ExportFailure(issues) }
      let definition: DatasetDefinition
      if let local = plan.upload.definition {
        definition = local
      } else {
        definition = try await remoteDefinition(plan)
      }
      let (columns, columnIssues) = ColumnMatcher.match(plan.mapping, source: source.columns, to: definition)
      issues += columnIssues
      guard !issues.hasErrors else { throw ExportFailure(issues) }
      let prepared = preparation(plan, source, definition, columns, issues)
      _ = try prepared.encoder(strings: [:])
      return prepared
    } catch let failure as ExportFailure {
      throw failure
    } catch {
      throw ExportFailure(issues + ExportFailure(error).issues)
    }
  }
}
