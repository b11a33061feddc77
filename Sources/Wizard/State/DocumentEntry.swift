import Activation
import Documents

/// A field of several lines, a list or a structure, open in the text editor. Structures are written as YAML.
struct DocumentEntry: Sendable {
  let field: Field
  let original: String
  var area: TextArea
  /// Why the text could not be taken; a further Esc drops it.
  var problem: String?

  init(_ field: Field, _ value: DocumentValue?) {
    self.field = field
    original = Self.text(of: value, field)
    area = TextArea(original)
  }

  var isChanged: Bool { area.text != original }

  /// The value the text stands for; nil leaves the field out.
  /// - Throws: where and why the text is no YAML.
  func value() throws(DocumentSyntaxError) -> DocumentValue? {
    let text = area.text
    guard text.contains(where: { !$0.isWhitespace }) else { return nil }
    if field.kind == .longText { return .text(text) }
    return try YAMLText.read(text)
  }

  private static func text(of value: DocumentValue?, _ field: Field) -> String {
    guard let value, !value.isNull else { return "" }
    if let text = value.scalarText { return readable(text, field) }
    let text = YAMLText.write(value)
    return text.hasSuffix("\n") ? String(text.dropLast()) : text
  }

  /// A definition written as one line of JSON is easier to edit with line breaks.
  private static func readable(_ text: String, _ field: Field) -> String {
    guard field.kind == .structure, let value = try? JSONText.read(text) else { return text }
    return JSONText.write(value, pretty: true)
  }
}
