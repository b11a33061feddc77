import Activation
import Foundation
import Rows

/// Makes a definition out of a sample (DESIGN 4, `dataset infer`).
struct DefinitionProposer {
  private static let mostColumns = 100

  private let sample: SourceSample
  private var columns: [ProposedColumn]

  /// - Parameter outputs: the columns under the names they are sent by, each with one value a row.
  init(_ sample: SourceSample, _ outputs: [ProposalOutput]) {
    self.sample = sample
    let faulty = Set(sample.faults.map(\.row))
    columns = outputs.map { output in
      let values = sample.rows.enumerated().filter { !faulty.contains($0.offset) }.map { output.value(in: $0.element) }
      return ProposedColumn(ColumnEvidence(output.column, values))
    }
    let areAboutPeople = columns.contains(where: \.namesPerson)
    for index in columns.indices {
      if areAboutPeople { columns[index].beAmongPeople() } else { columns[index].beAmongThings() }
    }
  }

  mutating func proposal(id: String) -> DefinitionProposal {
    var proposal = DefinitionProposal(
      definition: DatasetDefinition(id: id, columns: []), rows: sample.rows.count, isWhole: sample.isWhole)
    chooseMainEventTime(&proposal)
    var names: Set<String> = []
    for column in columns {
      if let reason = column.leftOut {
        proposal.explain(column.sourceName, reason)
      } else if names.count == Self.mostColumns {
        proposal.explain(column.sourceName, "left out: a data set has at most \(Self.mostColumns) columns")
      } else {
        let name = Self.fieldName(column.sourceName, unlike: names)
        names.insert(name)
        append(column, as: name, to: &proposal)
      }
    }
    return proposal
  }

  private func append(_ column: ProposedColumn, as name: String, to proposal: inout DefinitionProposal) {
    let nullable = isNullable(column)
    proposal.definition.columns.append(
      DatasetColumn(name: name, kind: column.kind, type: column.type, nullable: nullable, role: column.role))
    var reasons = column.reasons
    if column.kind == .metric { reasons.append("METRIC: a number that is added up") }
    if column.evidence.nulls > 0 {
      reasons.append("empty in \(column.evidence.nulls == 1 ? "1 row" : "\(column.evidence.nulls) rows")")
    } else if !nullable, column.role != .mainEventTime {
      reasons.append("never empty")
    }
    if name != column.sourceName {
      reasons.append("sent as \(name)")
      if name != column.sourceName.lowercased() {
        proposal.renamed.append(.init(source: column.sourceName, output: name))
      }
    }
    proposal.explain(column.sourceName, reasons.joined(separator: "; "))
  }

  /// Only what all rows show is demanded of later ones; an identity may be unusable in any row.
  private func isNullable(_ column: ProposedColumn) -> Bool {
    switch column.role {
    case .mainEventTime: false
    case .plain: !sample.isWhole || column.evidence.nulls > 0 || column.values.isEmpty
    default: true
    }
  }

  private mutating func chooseMainEventTime(_ proposal: inout DefinitionProposal) {
    let times = columns.indices.compactMap { index in columns[index].eventScore.map { (index, $0) } }
    // A row without its main event time cannot be sent.
    let scores = times.filter { columns[$0.0].evidence.nulls == 0 }
    guard let best = scores.max(by: { ($0.1, -$0.0) < ($1.1, -$1.0) }) else {
      let names = times.map { columns[$0.0].sourceName }.joined(separator: ", ")
      let why = times.isEmpty ? "no column tells when something happened" : "\(names) is empty in some rows"
      return proposal.explain(nil, "DIMENSION: \(why)")
    }
    let others = scores.count - 1
    columns[best.0].beMainEventTime()
    columns[best.0].explain("main event time\(others > 0 ? ", the likeliest of \(others + 1)" : "")")
    let name = columns[best.0].sourceName
    proposal.explain(nil, "FACT: \(name) tells when something happened; without isMainEventTime it is a DIMENSION")
  }

  /// Small letters, digits and underscores, as Amazon's own samples have them (contract 3.3).
  private static func fieldName(_ name: String, unlike taken: Set<String>) -> String {
    var field = plainWord(name, otherwise: "column")
    var number = 2
    while taken.contains(field) || ["user_id", "user_id_type"].contains(field) {
      field = "\(plainWord(name, otherwise: "column"))_\(number)"
      number += 1
    }
    return field
  }

  /// A word that may name a column or a data set; it begins with a letter.
  static func plainWord(_ text: String, otherwise: String) -> String {
    // Upper case writes ß as SS.
    let plain = text.decomposedStringWithCompatibilityMapping.uppercased().lowercased().unicodeScalars
      .filter { $0.properties.generalCategory != .nonspacingMark }
      .map { $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil) ? Character($0) : "_" }
    let word = plain.split(separator: "_").map { String($0) }.joined(separator: "_")
    guard let first = word.first else { return otherwise }
    return first.isLetter ? word : "\(otherwise)_\(word)"
  }
}
