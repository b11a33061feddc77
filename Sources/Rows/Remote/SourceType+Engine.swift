extension SourceType {
  /// The type behind a type's name in Trino, Presto or Hive (contract 1.6).
  init(engineType name: String) {
    let word = name.lowercased().prefix { $0.isLetter }
    self =
      switch word {
      case "bigint", "integer", "int", "smallint", "tinyint", "long": .long
      case "double", "float", "real", "decimal": .double
      case "boolean": .boolean
      case "timestamp", "date": .timestamp
      default: .text
      }
  }

  /// True for times that name their zone behind a blank.
  static func isZonedTime(_ name: String) -> Bool {
    let name = name.lowercased()
    return name.hasPrefix("timestamp") && name.hasSuffix("with time zone")
  }
}
