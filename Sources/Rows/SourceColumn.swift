/// A column as its source names and types it.
public struct SourceColumn: Sendable, Hashable {
  /// The name exactly as the header or query has it.
  public var name: String
  /// What the source declares; `.text` for every column of a CSV file.
  public var type: SourceType

  /// A column of this name and type.
  public init(name: String, type: SourceType) {
    self.name = name
    self.type = type
  }
}

extension SourceColumn {
  /// - Parameter origin: what the names come from, for the message.
  /// - Throws: `SourceError.duplicateColumn`.
  static func checkDistinct(_ names: [String], of origin: String) throws(SourceError) {
    var seen: Set<String> = []
    for name in names {
      guard seen.insert(name).inserted else { throw .duplicateColumn(name: name, path: origin) }
    }
  }
}
