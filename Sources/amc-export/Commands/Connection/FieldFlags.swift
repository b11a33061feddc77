import Activation

/// The flags of `connection add`, one for each field of the registry: `login.client_id` is `--login-client-id`, or
/// `--client-id` for short, since no other field ends with that key.
struct FieldFlags {
  /// Why the words of a command line are no flags; the text is for the person.
  struct Mistake: Error { let text: String }

  /// The one name that stands among the flags, and the values of the fields in their order.
  let names: [String]
  let values: [(field: Field, text: String)]

  static let fields = FieldRegistry.all.filter {
    // Its own name is the argument, and a field with a single choice needs no flag.
    $0.document == .connection && $0.path != "connection" && $0.choices.count != 1
  }

  static func flag(of field: Field) -> String { "--" + word(field.path.description) }

  /// The flags with the titles of their fields, for the help.
  static var help: String {
    let width = fields.map { flag(of: $0).count }.max() ?? 0
    return fields.map { "  \(flag(of: $0).padding(toLength: width, withPad: " ", startingAt: 0))  \($0.title)" }
      .joined(separator: "\n")
  }

  /// - Throws: `Mistake`.
  init(_ words: [String]) throws(Mistake) {
    var given: [FieldPath: String] = [:]
    var names: [String] = []
    var rest = words[...]
    while let word = rest.popFirst() {
      guard word.hasPrefix("--") else {
        names.append(word)
        continue
      }
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      let field = try Self.field(of: parts[0])
      guard let text = parts.count == 2 ? parts[1] : rest.popFirst() else {
        throw Mistake(text: "\(parts[0]) needs a value")
      }
      guard given.updateValue(text, forKey: field.path) == nil else {
        throw Mistake(text: "\(parts[0]) is given twice")
      }
    }
    self.names = names
    values = Self.fields.compactMap { field in given[field.path].map { (field, $0) } }
  }

  private static func field(of flag: String) throws(Mistake) -> Field {
    let word = word(String(flag.dropFirst(2)))
    if let field = fields.first(where: { Self.word($0.path.description) == word }) { return field }
    let short = fields.filter { Self.word(lastKey(of: $0)) == word }
    if short.count == 1, let field = short.first { return field }
    guard short.isEmpty else {
      throw Mistake(text: "\(flag) may mean \(short.map(Self.flag).joined(separator: " or "))")
    }
    let flags = fields.map(Self.flag) + fields.map { "--" + Self.word(lastKey(of: $0)) }
    let suggestion = Spelling.closest(to: flag, among: flags).map { "; did you mean \($0)?" } ?? ""
    throw Mistake(text: "\(flag) is not known\(suggestion)")
  }

  private static func lastKey(of field: Field) -> String {
    FieldPath(Array(field.path.components.suffix(1))).description
  }

  private static func word(_ text: String) -> String { String(text.map { $0 == "." || $0 == "_" ? "-" : $0 }) }
}
