import Activation
import Documents
import Encoding
import Foundation
import Rows

extension Engine {
  /// Drafts a data-set definition from the first rows of what an activation sends (DESIGN 4, `dataset infer`).
  ///
  /// - Parameter rows: how many rows of the source are looked at, at least 1.
  /// - Returns: the proposal, or the issues that stand in its way.
  public func inferDefinition(
    from file: DraftFile, rows: Int
  ) async -> (proposal: DefinitionProposal?, issues: [Issue]) {
    if file.issues.hasErrors, file.draft.activation.map?.isEmpty != false { return (nil, file.issues) }
    let (source, mapping, issues) = file.draft.sourceAndMapping()
    guard let source, let mapping else { return (nil, issues) }
    let stem = file.draft.activation["activation"]?.scalarText ?? DataFile(path: file.path).stem
    let named = file.draft.activation["result_settings.dataset_id" as FieldPath]?.scalarText
    return await infer(from: source, in: file.folder, mapping, id: named ?? stem, rows: rows)
  }

  /// Drafts a definition from a file of rows: CSV, JSON Lines or SQLite.
  ///
  /// - Parameter query: of a SQLite file with several tables.
  public func inferDefinition(
    fromRowsIn path: String, hasHeader: Bool, query: String?, rows: Int
  ) async -> (proposal: DefinitionProposal?, issues: [Issue]) {
    let file = DataFile(path: path)
    do {
      let source = try await file.source(.init(hasHeader: hasHeader, query: query))
      let draft = Draft(activation: ["source": source])
      let (found, mapping, issues) = draft.sourceAndMapping()
      guard let found, let mapping else { return (nil, issues) }
      var (proposal, problems) = await infer(from: found, in: "", mapping, id: file.stem, rows: rows)
      proposal?.source = source
      return (proposal, problems)
    } catch {
      return (nil, ExportFailure(error).issues)
    }
  }

  private func infer(
    from source: Source, in folder: String, _ mapping: OutputMapping, id: String, rows: Int
  ) async -> (DefinitionProposal?, [Issue]) {
    var opened: (any RowSource)?
    let result: (DefinitionProposal?, [Issue])
    do {
      let source = try await SourceOpening(folder: folder, surroundings: surroundings, tell: { _ in }).open(source)
      opened = source
      result = try await infer(from: source, mapping, id: id, rows: rows)
    } catch {
      result = (nil, ExportFailure(error).issues)
    }
    await opened?.close()
    return result
  }

  private func infer(
    from opened: any RowSource, _ mapping: OutputMapping, id: String, rows: Int
  ) async throws -> (DefinitionProposal?, [Issue]) {
    // The names may be printed, data may not.
    if opened.columns.contains(where: { $0.name.withBytes(RawPIIGuard.holdsEmailAddress) }) {
      return (nil, [.noHeader])
    }
    let sample = try await SourceSample.read(from: opened, rows: rows)
    let strings = StringBuilder.values(of: mapping, at: surroundings.now())
    var proposer = DefinitionProposer(sample, ProposalOutput.all(of: sample.columns, mapping, strings: strings))
    let word = DatasetDefinition.isLegalID(id) ? id : DefinitionProposer.plainWord(id, otherwise: "data")
    let proposal = proposer.proposal(id: word == "list" ? "list_data" : word)
    return proposal.definition.columns.isEmpty ? (nil, [.nothingToDefine]) : (proposal, [])
  }
}

extension Issue {
  fileprivate static let noHeader = Issue.error(
    .sourceMalformed, "source.csv.header", "The first row holds an e-mail address, so it is data and no header.",
    fix: "Give --no-header, or set source.csv.header to false.")
  fileprivate static let nothingToDefine = Issue.error(
    .missingColumn, "source", "No column of the source can stand in a data set.",
    fix: "Select columns that may be sent.")
}
