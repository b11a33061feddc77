/// An activation and its connection as a person has written them so far: everything optional, always savable.
///
/// `Draft.validate()` turns it into issues or a `Plan` (DESIGN 2).
public struct Draft: Sendable, Hashable {
  public var activation: DocumentValue
  public var connection: DocumentValue

  public init(activation: DocumentValue = .map([:]), connection: DocumentValue = .map([:])) {
    self.activation = activation
    self.connection = connection
  }

  public subscript(document: Field.Document) -> DocumentValue {
    get { document == .connection ? connection : activation }
    set {
      switch document {
      case .connection: connection = newValue
      case .activation: activation = newValue
      }
    }
  }

  /// The value of a field as the form shows it: the typed text, or nil when it was left out.
  public func text(of field: Field) -> String? {
    let value = self[field.document][field.path]
    if case .variant(let choices) = field.kind {
      return choices.map(\.value).first { value?[$0] != nil }
    }
    return value?.scalarText
  }

  /// Sets a field from what a person typed or chose; empty text leaves the field out.
  public mutating func set(_ text: String, for field: Field) {
    switch field.kind {
    case .variant: chooseVariant(text, of: field)
    case .toggle: self[field.document][field.path] = text.isEmpty ? nil : .bool(text == "true")
    case .number where Int(text) != nil: self[field.document][field.path] = .number(text)
    case .text, .secret, .number, .choice, .longText, .list, .structure:
      self[field.document][field.path] = text.isEmpty ? nil : .text(text)
    }
  }

  private mutating func chooseVariant(_ key: String, of field: Field) {
    guard self[field.document][field.path]?[key] == nil else { return }
    self[field.document][field.path] = .map([key: .map([:])])
  }

  /// The fields of a step that mean something for this draft.
  public func fields(of step: Field.Step) -> [Field] {
    FieldRegistry.fields(of: step).filter { $0.applies(self) }
  }

  /// The target in the spelling of the registry.
  var targetWord: String { word("result_settings.target") ?? "dataset" }
  /// The data-set operation in the spelling of the registry.
  var operationWord: String { word("result_settings.operation") ?? "upload" }
  /// Only an upload goes by way of a bucket; deletions and audiences need none (DESIGN 5).
  var usesBucket: Bool { targetWord == "dataset" && operationWord == "upload" }

  private func word(_ path: FieldPath) -> String? {
    let word = activation[path]?.scalarText?.trimmingBlanks().lowercased()
    return word?.isEmpty == false ? word : nil
  }

  /// The name of the connection the activation asks for.
  public var connectionName: String? { activation["connection"]?.scalarText }
}
