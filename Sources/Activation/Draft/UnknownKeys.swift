/// Finds keys that no field knows; a silently ignored key would be a silently ignored wish (DESIGN 3).
enum UnknownKeys {
  /// A file with more is no activation; naming the first ones is enough.
  private static let most = 50

  static func issues(in draft: Draft, _ document: Field.Document) -> [Issue] {
    let fields = FieldRegistry.all.filter { $0.document == document }
    var issues: [Issue] = []
    visit(draft[document], at: FieldPath(), fields: fields, document: document, into: &issues)
    return issues
  }

  private static func visit(
    _ value: DocumentValue, at path: FieldPath, fields: [Field], document: Field.Document, into issues: inout [Issue]
  ) {
    guard let map = value.map, issues.count < most else { return }
    let known = keys(below: path, in: fields)
    for entry in map.entries where issues.count < most {
      let child = path.appending(entry.key)
      if let field = fields.first(where: { $0.path == child }), !isGroup(field.kind) { continue }
      if known.contains(entry.key) {
        visit(entry.value, at: child, fields: fields, document: document, into: &issues)
      } else {
        issues.append(unknown(entry.key, Field.issuePath(document, child), known))
      }
    }
  }

  private static func isGroup(_ kind: Field.Kind) -> Bool {
    if case .variant = kind { true } else { false }
  }

  private static func keys(below path: FieldPath, in fields: [Field]) -> [String] {
    var keys: [String] = []
    for field in fields where field.path.isWithin(path) && field.path.components.count > path.components.count {
      if case .key(let key) = field.path.components[path.components.count], !keys.contains(key) { keys.append(key) }
    }
    return keys
  }

  static func unknown(_ key: String, _ path: FieldPath, _ known: [String]) -> Issue {
    let fix =
      Spelling.closest(to: key, among: known).map { "Did you mean \($0)?" }
      ?? "Remove it. Known keys here: \(known.joined(separator: ", "))."
    return .error(.unknownKey, path, "The key “\(key)” is not known.", fix: fix)
  }
}
