extension DraftReader {
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
    case "sqlite": return sqliteSource()
    default:
      report(.notYet(FieldPath("source").appending(kind), "A \(kind) source", instead: "Use csv or sqlite."))
      return nil
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
    guard let file = text("source.sqlite.file"), let query = text("source.sqlite.query") else { return nil }
    return .sqlite(.init(file: file, query: query))
  }

  mutating func limits() -> Limits {
    var rejectedRows = Limits.RejectedRows.any
    if let text = text("limits.rejected_rows") {
      if let limit = Limits.RejectedRows(text: text) {
        rejectedRows = limit
      } else {
        report(
          .error(
            .invalidValue, "limits.rejected_rows", "“\(text)” is neither a number of rows nor a percentage.",
            fix: "Write 5% or 100."))
      }
    }
    let megabytes = wholeNumber("limits.part_megabytes", in: 5...500, default: 256)
    return Limits(rejectedRows: rejectedRows, fileBytes: megabytes * 1_000_000, allowRaw: allowRaw())
  }

  private mutating func allowRaw() -> Set<String> {
    guard let value = value("limits.allow_raw") else { return [] }
    let names = value.list?.compactMap(\.scalarText) ?? value.scalarText.map { [$0] }
    guard let names else {
      report(.error(.wrongType, "limits.allow_raw", "This should be a list of output columns.", fix: "Write [notes]."))
      return []
    }
    return Set(names)
  }

  mutating func checkSchedule() {
    guard let cron = text("schedule.cron"), cron.lowercased() != "none" else { return }
    report(
      .warning(
        .notYet, "schedule.cron", "The schedule is kept, but this version does not start runs by itself.",
        fix: "Start amc-export run from cron or a workflow."))
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
