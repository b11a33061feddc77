import Activation
import Documents

/// A field of several lines, a list or a structure, open in the text editor.
struct DocumentEntry: Sendable {
  /// What the text is written in.
  enum Language: String, Sendable, Hashable {
    case text
    case sql = "SQL"
    case yaml = "YAML"
    case json = "JSON"
  }

  /// Why the text could not be taken, and where. Line and column count from 1.
  struct Problem: Sendable, Hashable {
    let line: Int
    let column: Int
    let reason: String
  }

  let field: Field
  let language: Language
  private let original: String
  private let definition: DefinitionDocument?
  var area: TextArea
  /// A further Esc drops a text with a problem.
  var problem: Problem?

  init(_ field: Field, _ value: DocumentValue?) {
    self.field = field
    language = field.language
    let present = value.flatMap { $0.isNull ? nil : $0 }
    definition = field.isDefinition ? present.flatMap(DefinitionDocument.init) : nil
    area = TextArea(definition?.json ?? Self.text(of: present))
    original = area.text
  }

  var isChanged: Bool { area.text != original }

  /// The value the text stands for; nil leaves the field out.
  func value() throws(ProblemFound) -> DocumentValue? {
    let text = area.text
    guard text.contains(where: { !$0.isWhitespace }) else { return nil }
    switch language {
    case .text, .sql: return .text(text)
    case .yaml: return try yaml(text)
    case .json: return try json(text)
    }
  }

  struct ProblemFound: Error { let problem: Problem }

  private func yaml(_ text: String) throws(ProblemFound) -> DocumentValue {
    do {
      return try YAMLText.read(text)
    } catch {
      throw ProblemFound(problem: Problem(line: error.line, column: error.column, reason: error.reason))
    }
  }

  /// A definition goes back in the form it had in the file; a new one becomes a structure.
  private func json(_ text: String) throws(ProblemFound) -> DocumentValue {
    do {
      if let definition { return try definition.replacing(json: text) }
      return try JSONText.read(text)
    } catch {
      throw ProblemFound(problem: Problem(line: error.line, column: error.column, reason: error.reason))
    }
  }

  private static func text(of value: DocumentValue?) -> String {
    guard let value else { return "" }
    if let text = value.scalarText { return text }
    let text = YAMLText.write(value)
    return text.hasSuffix("\n") ? String(text.dropLast()) : text
  }
}

extension Field {
  /// What the text of a field that opens in the editor is written in.
  fileprivate var language: DocumentEntry.Language {
    if isDefinition { return .json }
    switch kind {
    case .longText: return path.components.last == .key("query") ? .sql : .text
    default: return .yaml
    }
  }
}
