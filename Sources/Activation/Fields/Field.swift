/// One thing a person can set: the single declaration behind the form, the YAML key, the help and the checks (DESIGN 7).
public struct Field: Sendable {
  /// Which file holds the value.
  public enum Document: Sendable, Hashable {
    case connection
    case activation
  }

  /// The wizard's seven steps, in order.
  public enum Step: String, Sendable, Hashable, CaseIterable {
    case connection = "Connection"
    case source = "Source"
    case target = "Target"
    case dataset = "Data set"
    case mapping = "Mapping"
    case schedule = "Schedule"
    case review = "Review"
  }

  /// How the value is written.
  public enum Kind: Sendable, Hashable {
    case text
    /// Text that holds a reference to a secret, never the secret (DESIGN 3).
    case secret
    case number
    case toggle
    case choice([Choice])
    /// The one key present below the path, such as `csv` below `source`.
    case variant([Choice])
    /// Text of several lines.
    case longText
    /// A list of entries with keys of their own.
    case list
    /// Any structure; checked by its own reader.
    case structure
  }

  /// One of the values a field can take, with its one-line meaning.
  public struct Choice: Sendable, Hashable {
    public var value: String
    public var meaning: String

    public init(_ value: String, _ meaning: String) {
      self.value = value
      self.meaning = meaning
    }
  }

  public var document: Document
  public var path: FieldPath
  public var title: String
  public var step: Step
  public var kind: Kind
  public var isRequired: Bool
  /// What holds when the value is left out, in the words of the file.
  public var defaultValue: String?
  /// The product document's meaning in a sentence or two.
  public var help: String
  public var example: String
  /// Whether the field means anything for this draft; a hidden field is neither shown nor demanded.
  public var applies: @Sendable (Draft) -> Bool

  init(
    _ document: Document, _ path: FieldPath, _ title: String, _ step: Step, _ kind: Kind = .text,
    required: Bool = false, default defaultValue: String? = nil, help: String, example: String = "",
    applies: @escaping @Sendable (Draft) -> Bool = { _ in true }
  ) {
    self.document = document
    self.path = path
    self.title = title
    self.step = step
    self.kind = kind
    self.isRequired = required
    self.defaultValue = defaultValue
    self.help = help
    self.example = example
    self.applies = applies
  }

  /// The path an `Issue` about this field carries.
  public var issuePath: FieldPath { Field.issuePath(document, path) }

  /// Paths of the connection file are told apart by a leading `connection`.
  public static func issuePath(_ document: Document, _ path: FieldPath) -> FieldPath {
    document == .connection ? FieldPath([.key("connection")] + path.components) : path
  }

  /// The values of a choice or variant; empty for other kinds.
  public var choices: [Choice] {
    switch kind {
    case .choice(let choices), .variant(let choices): choices
    case .text, .secret, .number, .toggle, .longText, .list, .structure: []
    }
  }
}
