import Activation
import Screen

/// The text of the focused field while it is being typed. The draft keeps the old value until the entry is committed.
struct FieldEntry: Sendable {
  let field: Field
  let original: String
  var editor: LineEditor

  init(_ field: Field, _ text: String) {
    self.field = field
    original = text
    editor = LineEditor(text)
  }

  var isChanged: Bool { editor.text != original }

  mutating func revert() { editor = LineEditor(original) }
}

extension Field {
  /// How the person changes the value.
  enum Input: Sendable, Hashable {
    /// Typed in place, one line.
    case line
    /// Chosen among values.
    case options
    /// Opened in the text editor.
    case document
  }

  var input: Input {
    switch kind {
    case .text, .secret, .number: .line
    case .toggle, .choice, .variant: .options
    case .longText, .list, .structure: .document
    }
  }

  /// The values to choose among; a toggle has two.
  var options: [Choice] {
    kind == .toggle ? [Choice("true", "yes"), Choice("false", "no")] : choices
  }

  /// True for the definition of a data set, which is shown as a table.
  var isDefinition: Bool { document == .activation && path == "result_settings.dataset_definition" }
}
