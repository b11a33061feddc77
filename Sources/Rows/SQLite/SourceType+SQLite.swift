extension SourceType {
  /// The type behind a column's declaration, read as SQLite's affinity rules do, with days and times told apart.
  ///
  /// An expression has no declaration: `.unknown`.
  init(sqliteDeclaration declaration: String?) {
    guard let declaration = declaration?.uppercased() else {
      self = .unknown
      return
    }
    let rules: [(words: [String], type: SourceType)] = [
      (["INT"], .long), (["BOOL"], .boolean), (["DATE", "TIME"], .timestamp), (["CHAR", "CLOB", "TEXT"], .text),
      (["REAL", "FLOA", "DOUB", "DEC", "NUM"], .double),
    ]
    self = rules.first { rule in rule.words.contains { declaration.contains($0) } }?.type ?? .unknown
  }
}
