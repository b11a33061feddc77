import Activation
import Rows

/// Matches source columns to outputs and outputs to fields (DESIGN 5: exact name first, else a single match ignoring case).
public struct ColumnMatcher {
  private struct Output {
    let name: String
    let origin: ColumnPlan.Origin
    let isRenamed: Bool
  }

  private let mapping: OutputMapping
  private let sourceColumns: [SourceColumn]
  private let definition: DatasetDefinition
  private var issues: [Issue] = []

  private init(_ mapping: OutputMapping, _ sourceColumns: [SourceColumn], _ definition: DatasetDefinition) {
    self.mapping = mapping
    self.sourceColumns = sourceColumns
    self.definition = definition
  }

  /// - Returns: the plan, and issues; with errors among them the plan must not be run.
  public static func match(
    _ mapping: OutputMapping, source: [SourceColumn], to definition: DatasetDefinition
  ) -> (plan: ColumnPlan, issues: [Issue]) {
    var matcher = ColumnMatcher(mapping, source, definition)
    let plan = matcher.plan()
    return (plan, matcher.issues)
  }

  private mutating func plan() -> ColumnPlan {
    let outputs = outputs()
    var taken: Set<Int> = []
    var fields: [ColumnPlan.Filled] = []
    for field in definition.uploadableColumns {
      let index = output(for: field, among: outputs)
      if let index { taken.insert(index) }
      fields.append(filled(field, index.map { outputs[$0] }))
    }
    let dropped = outputs.indices.filter { !taken.contains($0) }
      .map { ColumnPlan.Dropped(output: outputs[$0].name, origin: outputs[$0].origin) }
    return ColumnPlan(fields: fields, dropped: dropped, sourceColumns: sourceColumns)
  }

  // MARK: Outputs

  private mutating func outputs() -> [Output] {
    var outputs: [Output] = []
    var listed: Set<Int> = []
    for (position, column) in mapping.columns.enumerated() {
      let path = FieldPath("output_mapping.columns").appending(position)
      guard let index = sourceIndex(of: column.source, at: path.appending("source")) else { continue }
      listed.insert(index)
      append(
        Output(name: column.output, origin: .source(index: index), isRenamed: column.output != column.source), path,
        &outputs)
    }
    if mapping.exportsAllColumns {
      let rest = sourceColumns.indices.filter { !listed.contains($0) }
      let all = rest.map { Output(name: sourceColumns[$0].name, origin: .source(index: $0), isRenamed: false) }
      all.forEach { append($0, "output_mapping.export_all_columns", &outputs) }
    }
    for (position, string) in mapping.strings.enumerated() {
      let path = FieldPath("output_mapping.strings").appending(position)
      append(Output(name: string.output, origin: .string(string), isRenamed: false), path, &outputs)
    }
    return outputs
  }

  private mutating func append(_ output: Output, _ path: FieldPath, _ outputs: inout [Output]) {
    guard !outputs.contains(where: { $0.name == output.name }) else {
      issues.append(
        .error(
          .duplicateOutput, path, "The output name “\(output.name)” is given twice.",
          fix: "Give each column its own output name, or set export_all_columns to false."))
      return
    }
    outputs.append(output)
  }

  private mutating func sourceIndex(of name: String, at path: FieldPath) -> Int? {
    let names = sourceColumns.map(\.name)
    if let index = names.firstIndex(of: name) { return index }
    let candidates = names.indices.filter { names[$0].lowercased() == name.lowercased() }
    if candidates.count == 1, let index = candidates.first {
      issues.append(caseOnly(path, "The source calls the column “\(names[index])”, not “\(name)”."))
      return index
    }
    if candidates.count > 1 {
      issues.append(ambiguous(path, name, candidates.map { names[$0] }))
      return nil
    }
    let suggestion = Spelling.closest(to: name, among: names).map { "Did you mean \($0)? " } ?? ""
    issues.append(
      .error(
        .missingColumn, path, "The source has no column “\(name)”.",
        fix: "\(suggestion)It has \(names.joined(separator: ", "))."))
    return nil
  }

  // MARK: Fields

  private mutating func output(for field: DatasetColumn, among outputs: [Output]) -> Int? {
    if let index = outputs.firstIndex(where: { $0.name == field.name }) { return index }
    let candidates = outputs.indices.filter { outputs[$0].name.lowercased() == field.name.lowercased() }
    guard let first = candidates.first else { return nil }
    guard candidates.count == 1 else {
      issues.append(ambiguous("output_mapping", field.name, candidates.map { outputs[$0].name }))
      return first
    }
    issues.append(caseOnly("output_mapping", "The output “\(outputs[first].name)” fills the field “\(field.name)”."))
    return first
  }

  private mutating func filled(_ field: DatasetColumn, _ output: Output?) -> ColumnPlan.Filled {
    guard let output else {
      if !field.nullable || field.role == .mainEventTime {
        issues.append(missing(field))
      } else if field.isIdentity {
        issues.append(unfilledIdentity(field))
      }
      return .init(field: field, output: field.name, origin: .none, match: .missing)
    }
    checkType(field, output)
    return .init(field: field, output: output.name, origin: output.origin, match: match(field, output))
  }

  private func match(_ field: DatasetColumn, _ output: Output) -> ColumnPlan.Match {
    if case .string = output.origin { return .string }
    if output.isRenamed { return .renamed }
    return output.name == field.name ? .exact : .ignoringCase
  }

  private mutating func checkType(_ field: DatasetColumn, _ output: Output) {
    guard case .source(let index) = output.origin else { return }
    let column = sourceColumns[index]
    guard !Compatibility.allows(column.type, as: field.type) else { return }
    issues.append(
      .error(
        .incompatibleType, "output_mapping",
        "The column “\(column.name)” is \(column.type.rawValue), which the \(field.type.rawValue) field “\(field.name)” cannot take.",
        fix: Compatibility.fix(column.type, as: field.type)))
  }

  // MARK: Issues

  private func missing(_ field: DatasetColumn) -> Issue {
    let why = field.role == .mainEventTime ? "is the main event time" : "must not be empty"
    return .error(
      .missingColumn, "output_mapping", "No output fills the field “\(field.name)”, which \(why).",
      fix: fillingFix(field))
  }

  /// Allowed, but people Amazon could have recognised are lost without a word.
  private func unfilledIdentity(_ field: DatasetColumn) -> Issue {
    .warning(
      .missingColumn, "output_mapping", "No output fills the identity field “\(field.name)”; it is sent empty.",
      fix: fillingFix(field))
  }

  private func fillingFix(_ field: DatasetColumn) -> String {
    let names = sourceColumns.map(\.name)
    if names.contains(field.name) { return "List \(field.name) in columns, or set export_all_columns to true." }
    if names.count == 1, let only = names.first, only.contains(where: { ",;|\t".contains($0) }) {
      return "The source has a single column “\(only)”: check its delimiter."
    }
    let suggestion = Spelling.closest(to: field.name, among: names).map { "Did you mean \($0)? " } ?? ""
    return "\(suggestion)Rename a source column to \(field.name) under columns, or add one to the source."
  }

  private func ambiguous(_ path: FieldPath, _ name: String, _ candidates: [String]) -> Issue {
    .error(
      .ambiguousColumn, path,
      "“\(name)” could be \(candidates.joined(separator: " or ")): they differ in letter case only.",
      fix: "Rename one of them.")
  }

  private func caseOnly(_ path: FieldPath, _ message: String) -> Issue {
    .warning(.caseOnlyMatch, path, message, fix: "Write both the same way to be sure.")
  }
}
