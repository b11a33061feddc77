/// Keys and values in the order they were written.
///
/// Documents are small, so a look-up walks the entries; what matters is that a file keeps its order when saved.
public struct DocumentMap: Sendable, Hashable {
  public private(set) var entries: [Entry]

  public struct Entry: Sendable, Hashable {
    public var key: String
    public var value: DocumentValue
  }

  public init(_ pairs: [(String, DocumentValue)] = []) {
    entries = []
    for (key, value) in pairs { self[key] = value }
  }

  /// From pairs whose keys are known to differ.
  public init(distinct pairs: [(String, DocumentValue)]) {
    entries = pairs.map { Entry(key: $0.0, value: $0.1) }
  }

  public var keys: [String] { entries.map(\.key) }
  public var isEmpty: Bool { entries.isEmpty }

  /// Setting nil removes the key; setting a new key appends it.
  public subscript(key: String) -> DocumentValue? {
    get { entries.first { $0.key == key }?.value }
    set {
      let index = entries.firstIndex { $0.key == key }
      switch (index, newValue) {
      case (let index?, let value?): entries[index].value = value
      case (let index?, nil): entries.remove(at: index)
      case (nil, let value?): entries.append(Entry(key: key, value: value))
      case (nil, nil): break
      }
    }
  }
}

extension DocumentMap: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral elements: (String, DocumentValue)...) { self.init(elements) }
}
