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
    let (issues, prepared) = await examine(file) { source, opening in
      try await opening.look(at: source)
    } definition: {
      $1.definition
    }
    await prepared?.source?.close()
    return issues
  }

  /// What a run starts from.
  ///
  /// - Throws: `ExportFailure` with every issue found.
  func prepare(_ file: DraftFile, tell: @escaping ExportRun.Listener = { _ in }) async throws(ExportFailure)
    -> Prepared
  {
    let (issues, prepared) = await examine(file, tell: tell) { source, opening in
      try await opening.open(source)
    } definition: { plan, upload in
      if let definition = upload.definition { return definition }
      return try await remoteDefinition(plan, upload, tell: tell)
    }
    guard let prepared else { throw ExportFailure(issues) }
    return prepared
  }

  /// Validates, opens the source, finds the definition and matches the columns.
  ///
  /// Even a draft with other errors has its source looked at, so that a person sees all there is to fix.
  /// - Parameters:
  ///   - open: nil when the source's columns cannot be known here; then nothing is prepared.
  ///   - definition: the same for the data set's definition.
  private func examine(
    _ file: DraftFile, tell: @escaping ExportRun.Listener = { _ in },
    open: (Source, SourceOpening) async throws -> (any RowSource)?,
    definition: (Plan, DatasetUpload) async throws -> DatasetDefinition?
  ) async -> (issues: [Issue], prepared: Prepared?) {
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
      if !issues.hasErrors, let plan = validation.plan,
        let prepared = try await prepare(plan, opened, opening, issues, definition)
      {
        return (prepared.issues, prepared)
      }
    } catch let failure as ExportFailure where failure.issues.starts(with: issues) {
      issues = failure.issues
    } catch {
      issues += ExportFailure(error).issues
    }
    await opened?.close()
    return (issues, nil)
  }

  /// Nil when the columns of source or data set cannot be known here.
  ///
  /// - Parameter issues: what was found so far.
  /// - Throws: `ExportFailure` with all issues when the plan cannot be carried out with this source.
  private func prepare(
    _ plan: Plan, _ source: (any RowSource)?, _ opening: SourceOpening, _ issues: [Issue],
    _ definition: (Plan, DatasetUpload) async throws -> DatasetDefinition?
  ) async throws -> Prepared? {
    let plan = source?.segmentName.map(plan.naming) ?? plan
    switch plan.operation {
    case .audience(let audience):
      return .audience(AudiencePreparation(plan: plan, audience: audience, trigger: source, issues: issues))
    case .delete(let deletion):
      guard let source else { return nil }
      return .delete(try DeletionPreparation(plan, deletion, source, reopening: opening, issues: issues))
    case .upload(let upload):
      guard let source, let definition = try await definition(plan, upload) else { return nil }
      return .upload(try prepare(upload, of: plan, source, definition, issues))
    }
  }

  private func prepare(
    _ upload: DatasetUpload, of plan: Plan, _ source: any RowSource, _ definition: DatasetDefinition,
    _ issues: [Issue]
  ) throws(ExportFailure) -> Preparation {
    let (columns, columnIssues) = ColumnMatcher.match(plan.mapping, source: source.columns, to: definition)
    var preparation = Preparation(
      plan: plan, upload: upload, source: source, definition: definition, columns: columns,
      issues: issues + columnIssues)
    guard !preparation.issues.hasErrors else { throw ExportFailure(preparation.issues) }
    preparation.note(try preparation.encoder(at: surroundings.now()).refusedStrings)
    preparation.noteUnverifiedCountry()
    preparation.noteStrategy()
    guard !preparation.issues.hasErrors else { throw ExportFailure(preparation.issues) }
    return preparation
  }
}
