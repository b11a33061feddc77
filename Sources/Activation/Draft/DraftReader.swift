/// Reads typed values out of one document of a draft and keeps an issue for everything that is wrong on the way.
struct DraftReader {
  let draft: Draft
  let document: Field.Document
  private(set) var issues: [Issue] = []

  init(_ draft: Draft, _ document: Field.Document) {
    self.draft = draft
    self.document = document
  }

  mutating func report(_ issue: Issue) { issues.append(issue) }

  func path(_ path: FieldPath) -> FieldPath { Field.issuePath(document, path) }

  func value(_ path: FieldPath) -> DocumentValue? {
    let value = draft[document][path]
    return value?.isNull == true ? nil : value
  }

  /// Text, trimmed of the blanks that copying brings; nil and an issue when it is required and missing.
  mutating func text(_ path: FieldPath) -> String? {
    let field = FieldRegistry.field(document, path)
    guard let value = value(path) else { return missing(path, field) }
    guard let text = value.scalarText else {
      report(
        .error(
          .wrongType, self.path(path), "\(title(field, path)) should be text, not \(value.kindName).",
          fix: example(field)))
      return nil
    }
    let trimmed = text.trimmingBlanks()
    return trimmed.isEmpty ? missing(path, field) : trimmed
  }

  private mutating func missing(_ path: FieldPath, _ field: Field?) -> String? {
    if let field, field.isRequired, field.applies(draft) {
      report(.error(.missingValue, self.path(path), "\(field.title) is missing.", fix: example(field)))
    }
    return nil
  }

  /// Text kept exactly as written, for values in which a blank may matter.
  func verbatim(_ path: FieldPath) -> String? { value(path)?.scalarText }

  mutating func flag(_ path: FieldPath, default defaultValue: Bool) -> Bool {
    guard let value = value(path) else { return defaultValue }
    switch value.scalarText?.lowercased() {
    case "true", "yes", "on": return true
    case "false", "no", "off": return false
    default:
      report(
        .error(
          .wrongType, self.path(path), "\(title(FieldRegistry.field(document, path), path)) is neither true nor false.",
          fix: "Write true or false."))
      return defaultValue
    }
  }

  mutating func wholeNumber(_ path: FieldPath, in range: ClosedRange<Int>, default defaultValue: Int) -> Int {
    guard let text = text(path) else { return defaultValue }
    if let number = Int(text), range.contains(number) { return number }
    report(
      .error(
        .invalidValue, self.path(path),
        "\(title(FieldRegistry.field(document, path), path)) is not a number from \(range.lowerBound) to \(range.upperBound).",
        fix: "Write a whole number, such as \(defaultValue)."))
    return defaultValue
  }

  /// One of the field's choices, folded to the word in the registry; the default when left out.
  mutating func choice(_ path: FieldPath) -> String? {
    guard let field = FieldRegistry.field(document, path) else { return nil }
    guard let text = text(path) else { return field.defaultValue }
    let word = text.lowercased()
    if let choice = field.choices.first(where: { $0.value.lowercased() == word }) { return choice.value }
    let words = field.choices.map(\.value)
    let suggestion = Spelling.closest(to: text, among: words).map { "Did you mean \($0)? " } ?? ""
    report(
      .error(
        .invalidValue, self.path(path), "“\(text)” is not a value of \(field.title).",
        fix: "\(suggestion)Choose one of \(words.joined(separator: ", "))."))
    return nil
  }

  /// A reference to a secret; plain text is an issue, because files are copied and committed.
  mutating func secret(_ path: FieldPath, plainAllowed: Bool = false) -> ValueReference? {
    guard let text = text(path) else { return nil }
    let reference = ValueReference(text)
    if reference.isPlain, !plainAllowed {
      let field = FieldRegistry.field(document, path)
      report(
        .error(
          .plainTextSecret, self.path(path), "\(title(field, path)) stands in the file as plain text.",
          fix: "Seal it with “amc-export secret set \(sealedName(of: path))”, then write "
            + "store:\(sealedName(of: path)) here; env:NAME, file:PATH and command:PROGRAM are read too."))
      return nil
    }
    return reference
  }

  /// The name a secret of this document has in the sealed store: the document's name and the last key of the field.
  private func sealedName(of path: FieldPath) -> String {
    let key = FieldPath(Array(path.components.suffix(1))).description
    let name = document == .connection ? draft.connectionName ?? draft.connection["connection"]?.scalarText : nil
    return "\(name ?? draft.activation["activation"]?.scalarText ?? "NAME")/\(key)"
  }

  private func title(_ field: Field?, _ path: FieldPath) -> String { field?.title ?? path.description }

  private func example(_ field: Field?) -> String {
    guard let field else { return "Correct it." }
    return field.example.isEmpty ? field.help : "\(field.help) Example: \(field.example)"
  }
}
