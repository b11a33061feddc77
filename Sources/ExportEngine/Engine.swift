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
  ///
  /// Without a definition in the activation the columns are not matched, because Amazon would have to be asked. Nor are
  /// they when only running the query tells the source's columns, as at Treasure Data and Trino.
  public func validate(_ file: DraftFile) async -> [Issue] {
    let (issues, preparation) = await examine(file) { source, opening in
      try await opening.look(at: source)
    } definition: {
      $1.definition
    }
    await preparation?.source.close()
    return issues
  }

  /// What a run starts from.
  ///
  /// - Throws: `ExportFailure` with every issue found.
  func prepare(_ file: DraftFile, tell: @escaping ExportRun.Listener = { _ in }) async throws(ExportFailure)
    -> Preparation
  {
    let (issues, preparation) = await examine(file, tell: tell) { source, opening in
      try await opening.open(source)
    } definition: { plan, upload in
      if let definition = upload.definition { return definition }
      return try await remoteDefinition(plan, upload, tell: tell)
    }
    guard let preparation else { throw ExportFailure(issues) }
    return preparation
  }

  /// Validates, opens the source, finds the definition and matches the columns.
  ///
  /// Even a draft with other errors has its source looked at, so that a person sees all there is to fix.
  /// - Parameters:
  ///   - open: nil when the source's columns cannot be known here; then there is no preparation.
  ///   - definition: the same for the data set's definition.
  private func examine(
    _ file: DraftFile, tell: @escaping ExportRun.Listener = { _ in },
    open: (Source, SourceOpening) async throws -> (any RowSource)?,
    definition: (Plan, DatasetUpload) async throws -> DatasetDefinition?
  ) async -> (issues: [Issue], preparation: Preparation?) {
    // A file that could not be read lacks everything; saying so once is enough.
    if file.issues.hasErrors, file.draft.activation.map?.isEmpty != false { return (file.issues, nil) }
    let validation = file.draft.validate()
    // The same for a connection file that could not be read.
    let isConnectionUnread = file.issues.contains { $0.severity == .error && $0.concernsConnection }
    var issues = file.issues + validation.issues.filter { !isConnectionUnread || !$0.concernsConnection }
    issues += file.draft.schedule().issues
    var opened: (any RowSource)?
    do {
      let opening = SourceOpening(folder: file.folder, surroundings: surroundings, tell: tell)
      // A query is not run for a draft that cannot be exported.
      if let source = validation.source {
        opened = try await issues.hasErrors ? opening.look(at: source) : open(source, opening)
      }
      if !issues.hasErrors, let opened, let plan = validation.plan,
        let preparation = try await prepare(plan, opened, &issues, definition)
      {
        return (issues, preparation)
      }
    } catch {
      issues += ExportFailure(error).issues
    }
    await opened?.close()
    return (issues, nil)
  }

  /// Matches the columns; nil, and issues that say why, when the plan cannot be carried out with this source.
  private func prepare(
    _ plan: Plan, _ source: any RowSource, _ issues: inout [Issue],
    _ definition: (Plan, DatasetUpload) async throws -> DatasetDefinition?
  ) async throws -> Preparation? {
    guard let upload = plan.upload else {
      issues.append(Self.notYet(plan.operation))
      return nil
    }
    guard let definition = try await definition(plan, upload) else { return nil }
    let (columns, columnIssues) = ColumnMatcher.match(plan.mapping, source: source.columns, to: definition)
    issues += columnIssues
    guard !issues.hasErrors else { return nil }
    let plan = source.segmentName.map(plan.naming) ?? plan
    var preparation = Preparation(
      plan: plan, upload: upload, source: source, definition: definition, columns: columns, issues: issues)
    preparation.note(try preparation.encoder(at: surroundings.now()).refusedStrings)
    preparation.noteUnverifiedCountry()
    preparation.noteStrategy()
    issues = preparation.issues
    return issues.hasErrors ? nil : preparation
  }

  private static func notYet(_ operation: Plan.Operation) -> Issue {
    switch operation {
    case .audience:
      .notYet("result_settings.target", "Making rule-based audiences", instead: "Use the target dataset.")
    case .delete, .upload:
      .notYet("result_settings.operation", "Deleting identities", instead: "Use the operation upload.")
    }
  }
}
