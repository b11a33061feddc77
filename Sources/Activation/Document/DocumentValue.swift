/// A value of a plain document: the common shape of a YAML file, a JSON text and an answer of a remote service.
///
/// Numbers keep the digits they were written with, so a 19-digit id survives a round trip (contract 10.18).
public enum DocumentValue: Sendable, Hashable {
  case null
  case bool(Bool)
  case number(String)
  case text(String)
  case list([DocumentValue])
  case map(DocumentMap)
}

extension DocumentValue {
  /// The scalar as a person would type it; nil for null, lists and maps.
  public var scalarText: String? {
    switch self {
    case .bool(let value): value ? "true" : "false"
    case .number(let digits): digits
    case .text(let text): text
    case .null, .list, .map: nil
    }
  }

  /// A word for this kind of value, for messages such as “expected a list, found text”.
  public var kindName: String {
    switch self {
    case .null: "nothing"
    case .bool: "true or false"
    case .number: "a number"
    case .text: "text"
    case .list: "a list"
    case .map: "a group of keys"
    }
  }

  public var map: DocumentMap? {
    if case .map(let map) = self { map } else { nil }
  }

  public var list: [DocumentValue]? {
    if case .list(let list) = self { list } else { nil }
  }

  public var isNull: Bool { self == .null }

  public subscript(key: String) -> DocumentValue? { map?[key] }
}

extension DocumentValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
  public init(stringLiteral value: String) { self = .text(value) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(integerLiteral value: Int) { self = .number(String(value)) }
  public init(arrayLiteral elements: DocumentValue...) { self = .list(elements) }
  public init(dictionaryLiteral elements: (String, DocumentValue)...) { self = .map(DocumentMap(elements)) }
  public init(nilLiteral: ()) { self = .null }
}
