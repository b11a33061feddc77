/// Where a value stands in a document, written the way people say it: `output_mapping.columns[0].source`.
public struct FieldPath: Sendable, Hashable {
  public enum Component: Sendable, Hashable {
    case key(String)
    case index(Int)
  }

  public var components: [Component]

  public init(_ components: [Component] = []) { self.components = components }

  /// Reads `a.b[2].c`. Anything is a path: a bracket that holds no number is part of the key.
  public init(_ text: String) {
    components = []
    for piece in text.split(separator: ".", omittingEmptySubsequences: true) { append(piece) }
  }

  private mutating func append(_ piece: Substring) {
    guard piece.hasSuffix("]"), let bracket = piece.lastIndex(of: "["),
      let index = Int(piece[piece.index(after: bracket)...].dropLast())
    else {
      components.append(.key(String(piece)))
      return
    }
    if bracket > piece.startIndex { append(piece[..<bracket]) }
    components.append(.index(index))
  }

  public func appending(_ key: String) -> FieldPath { FieldPath(components + [.key(key)]) }
  public func appending(_ index: Int) -> FieldPath { FieldPath(components + [.index(index)]) }

  /// True when this path is `other` or lies below it.
  public func isWithin(_ other: FieldPath) -> Bool { components.starts(with: other.components) }
}

extension FieldPath: CustomStringConvertible {
  public var description: String {
    var text = ""
    for component in components {
      switch component {
      case .key(let key): text += text.isEmpty ? key : "." + key
      case .index(let index): text += "[\(index)]"
      }
    }
    return text
  }
}

extension FieldPath: ExpressibleByStringLiteral {
  public init(stringLiteral value: String) { self.init(value) }
}

extension DocumentValue {
  /// The value at a path; nil where there is none.
  public subscript(path: FieldPath) -> DocumentValue? {
    get { value(at: path.components[...]) }
    set { set(newValue, at: path.components[...]) }
  }

  private func value(at path: ArraySlice<FieldPath.Component>) -> DocumentValue? {
    guard let first = path.first else { return self }
    switch first {
    case .key(let key): return map?[key]?.value(at: path.dropFirst())
    case .index(let index):
      guard let list, list.indices.contains(index) else { return nil }
      return list[index].value(at: path.dropFirst())
    }
  }

  private mutating func set(_ value: DocumentValue?, at path: ArraySlice<FieldPath.Component>) {
    guard let first = path.first else {
      self = value ?? .null
      return
    }
    let rest = path.dropFirst()
    switch first {
    case .key(let key): setEntry(value, key, rest)
    case .index(let index): setElement(value, index, rest)
    }
  }

  private mutating func setEntry(_ value: DocumentValue?, _ key: String, _ rest: ArraySlice<FieldPath.Component>) {
    var map = self.map ?? DocumentMap()
    if rest.isEmpty {
      map[key] = value
    } else {
      guard value != nil || map[key] != nil else { return }
      var child = map[key] ?? .null
      child.set(value, at: rest)
      map[key] = child
    }
    self = .map(map)
  }

  /// An index one past the end appends; removing an element closes the gap.
  private mutating func setElement(_ value: DocumentValue?, _ index: Int, _ rest: ArraySlice<FieldPath.Component>) {
    var list = self.list ?? []
    guard index >= 0, index <= list.count else { return }
    if index == list.count {
      guard let value else { return }
      list.append(.null)
      list[index].set(value, at: rest)
    } else if rest.isEmpty, value == nil {
      list.remove(at: index)
    } else {
      list[index].set(value, at: rest)
    }
    self = .list(list)
  }
}
