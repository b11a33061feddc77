import Activation
import Screen

/// One value of a dialog.
struct DialogField: Sendable {
  enum Kind: Sendable {
    /// Typed.
    case line
    /// Typed and covered while it is.
    case secret
    /// One of several values, each with its meaning.
    case choice([Field.Choice])
  }

  let key: String
  let title: String
  let kind: Kind
  let help: String
  let example: String
  /// Whether the value means anything beside the others.
  let applies: @Sendable (Dialog.Values) -> Bool

  init(
    _ key: String, _ title: String, _ kind: Kind = .line, help: String = "", example: String = "",
    applies: @escaping @Sendable (Dialog.Values) -> Bool = { _ in true }
  ) {
    self.key = key
    self.title = title
    self.kind = kind
    self.help = help
    self.example = example
    self.applies = applies
  }

  static let yesOrNo: [Field.Choice] = [.init("true", "yes"), .init("false", "no")]

  var choices: [Field.Choice] {
    if case .choice(let choices) = kind { choices } else { [] }
  }

  var isTyped: Bool { choices.isEmpty }
}
