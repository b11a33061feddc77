import Activation
import Rows

/// A column as it is sent: a source column, maybe under another name, or a string that is the same on each row.
struct ProposalOutput {
  private enum Origin {
    case source(index: Int)
    case constant(String)
  }

  let column: SourceColumn
  private let origin: Origin

  func value(in row: [String?]) -> String? {
    switch origin {
    case .source(let index): row[index]
    case .constant(let text): text
    }
  }

  /// What a mapping sends of these columns; columns it names that are not there are left out.
  ///
  /// - Parameter strings: the value of each string-builder column, by output name.
  static func all(of columns: [SourceColumn], _ mapping: OutputMapping, strings: [String: String]) -> [ProposalOutput] {
    var listed: Set<Int> = []
    var outputs: [ProposalOutput] = []
    for entry in mapping.columns {
      let index =
        columns.firstIndex { $0.name == entry.source }
        ?? columns.firstIndex { $0.name.lowercased() == entry.source.lowercased() }
      guard let index else { continue }
      listed.insert(index)
      outputs.append(.init(column: .init(name: entry.output, type: columns[index].type), origin: .source(index: index)))
    }
    if mapping.exportsAllColumns {
      outputs += columns.indices.filter { !listed.contains($0) }.map {
        .init(column: columns[$0], origin: .source(index: $0))
      }
    }
    let constants = mapping.strings.map { string in
      let text = strings[string.output] ?? ""
      var guess = TypeGuess()
      guess.observe(text)
      return ProposalOutput(column: .init(name: string.output, type: guess.type), origin: .constant(text))
    }
    return outputs + constants
  }
}
