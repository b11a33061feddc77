import Activation

/// Text that was being typed and not yet taken into the draft, kept on disk so that a crash or a lost connection does not
/// lose it (anchors 1.2, 42). Secrets are never kept.
public struct Recovery: Sendable, Hashable {
  /// The activation file it belongs to.
  public let path: String
  /// The field, as issues name it.
  public let field: FieldPath
  public let text: String

  public init(path: String, field: FieldPath, text: String) {
    self.path = path
    self.field = field
    self.text = text
  }

  /// As it is kept.
  public var document: DocumentValue {
    ["path": .text(path), "field": .text("\(field)"), "text": .text(text)]
  }

  /// Nil for anything that is not kept text.
  public init?(_ document: DocumentValue) {
    guard let path = document["path"]?.scalarText, let field = document["field"]?.scalarText,
      let text = document["text"]?.scalarText
    else { return nil }
    self.init(path: path, field: FieldPath(field), text: text)
  }
}

extension EditorState {
  /// What would be lost if the program ended now; nil for nothing.
  var unsavedText: Recovery? {
    if let document, document.isChanged, document.field.kind != .secret {
      return Recovery(path: file.path, field: document.field.issuePath, text: document.area.text)
    }
    guard let entry, entry.isChanged, entry.field.kind != .secret else { return nil }
    return Recovery(path: file.path, field: entry.field.issuePath, text: entry.editor.text)
  }

  /// Puts kept text back where it was being typed.
  mutating func restore(_ recovery: Recovery) {
    guard let field = FieldRegistry.field(at: recovery.field), field.issuePath == recovery.field else { return }
    go(to: field.step)
    region = .content
    fieldNumbers[step] = fields.firstIndex { $0.issuePath == field.issuePath } ?? 0
    focusChanged()
    if field.input == .document {
      openDocument(field)
      document?.area.replace(with: recovery.text)
    } else {
      entry?.editor = .init(recovery.text)
    }
  }
}
