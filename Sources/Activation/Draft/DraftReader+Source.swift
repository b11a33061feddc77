extension DraftReader {
  /// Reads `source` (DESIGN 3).
  mutating func source() -> Source? {
    guard let value = value("source") else {
      // An audience needs no rows (product document, Requirements for Creating Rule-based Audiences).
      guard draft.targetWord != "rule_based_audiences" else { return nil }
      report(
        .error(
          .missingValue, "source", "The source is missing.",
          fix: "Add one kind of source, such as csv: {path: customers.csv}."))
      return nil
    }
    let kinds = FieldRegistry.field(.activation, "source")?.choices.map(\.value) ?? []
    let present = kinds.filter { value[$0] != nil }
    guard present.count == 1, let kind = present.first else {
      let message =
        present.isEmpty
        ? "The source has no kind." : "The source has several kinds: \(present.joined(separator: ", "))."
      report(.error(.contradiction, "source", message, fix: "Keep exactly one of \(kinds.joined(separator: ", "))."))
      return nil
    }
    switch kind {
    case "csv": return csvSource()
    case "jsonl": return text("source.jsonl.path").map { .jsonLines(.init(path: $0)) }
    case "sqlite": return sqliteSource()
    case "postgres": return postgresSource()
    case "treasure_data": return treasureDataSource()
    default: return trinoSource()
    }
  }

  private mutating func csvSource() -> Source? {
    let path = text("source.csv.path")
    let delimiter = verbatim("source.csv.delimiter") ?? ","
    let hasHeader = flag("source.csv.header", default: true)
    guard let byte = DelimiterWord(delimiter)?.byte else {
      report(
        .error(
          .invalidValue, "source.csv.delimiter",
          "The delimiter must be one ASCII character other than a quote or a line break.",
          fix: #"Write "," or ";" or "|" or tab."#))
      return nil
    }
    return path.map { .csv(.init(path: $0, delimiter: byte, hasHeader: hasHeader)) }
  }

  private mutating func sqliteSource() -> Source? {
    let file = text("source.sqlite.file")
    let query = text("source.sqlite.query")
    guard let file, let query else { return nil }
    return .sqlite(.init(file: file, query: query))
  }

  private mutating func postgresSource() -> Source? {
    let url = secret("source.postgres.url")
    let query = text("source.postgres.query")
    guard let url, let query else { return nil }
    return .postgres(.init(url: url, query: query))
  }

  private mutating func trinoSource() -> Source? {
    let url = endpoint("source.trino.url")
    let user = text("source.trino.user").map(ValueReference.init)
    let password = secret("source.trino.password")
    let dialect = choice("source.trino.dialect").flatMap(Source.Trino.Dialect.init(rawValue:))
    let query = text("source.trino.query")
    guard let url, let user, let dialect, let query else { return nil }
    let trino = Source.Trino(
      url: url, user: user, password: password, catalog: text("source.trino.catalog"),
      schema: text("source.trino.schema"), dialect: dialect, query: query)
    if trino.isTreasureDataGateway, user.isPlain { return plainKey() }
    return .trino(trino)
  }

  private mutating func plainKey() -> Source? {
    report(
      .error(
        .plainTextSecret, "source.trino.user", "At this gateway the user is your API key, and it stands in the file.",
        fix: "Put it into an environment variable or a private file and write env:NAME or file:PATH here."))
    return nil
  }
}

/// The spellings of a CSV delimiter.
private struct DelimiterWord {
  let byte: UInt8

  init?(_ text: String) {
    let word = ["tab": "\t", "\\t": "\t"][text.lowercased()] ?? text
    guard word.utf8.count == 1, let byte = word.utf8.first, byte < 0x80, ![0x22, 0x0A, 0x0D, 0].contains(byte) else {
      return nil
    }
    self.byte = byte
  }
}
