/// A cron expression in the dialect of the product document, “td dialect” (contract 4.3).
///
/// It differs from crontab(5) in two places: when both the day of month and the day of week are restricted, only the
/// one that asks for more dates counts; and `*/5` means the multiples of 5.
public struct CronExpression: Sendable, Hashable {
  /// As it was written, trimmed.
  public let text: String
  /// The five fields as written, with an alias spelled out.
  let fields: [Substring]
  let minutes: CronValues
  let hours: CronValues
  let daysOfMonth: CronValues
  let months: CronValues
  let daysOfWeek: CronValues
  /// Which of the two day fields decides, and why.
  public let dayRule: DayRule

  /// `@hourly` and `@daily` are the product document's; the others are accepted beyond it because they can mean one
  /// thing only. `@reboot` is not: it names no time.
  public static let aliases: [(name: String, meaning: String)] = [
    ("@hourly", "0 * * * *"), ("@daily", "0 0 * * *"), ("@midnight", "0 0 * * *"), ("@weekly", "0 0 * * 0"),
    ("@monthly", "0 0 1 * *"), ("@yearly", "0 0 1 1 *"), ("@annually", "0 0 1 1 *"),
  ]

  /// - Throws: `CronError`, also for an expression that no date of the calendar fits.
  public init(_ text: String) throws(CronError) {
    let trimmed = text.trimmingSpaces()
    let fields = try Self.fields(of: trimmed)
    self.text = String(trimmed)
    self.fields = fields
    minutes = try Self.values(.minute, fields)
    hours = try Self.values(.hour, fields)
    daysOfMonth = try Self.values(.dayOfMonth, fields)
    months = try Self.values(.month, fields)
    daysOfWeek = try Self.values(.dayOfWeek, fields)
    dayRule = DayRule(
      daysOfMonth: Self.isRestricted(.dayOfMonth, fields) ? daysOfMonth : nil,
      daysOfWeek: Self.isRestricted(.dayOfWeek, fields) ? daysOfWeek : nil, months: months)
    guard dayRule.dateCount > 0 else { throw Self.neverFires(trimmed) }
  }

  /// Reads a schedule that may be none: empty text and the word None never run (product document, drop-down).
  public static func optional(_ text: String) throws(CronError) -> CronExpression? {
    let trimmed = text.trimmingSpaces()
    return trimmed.isEmpty || trimmed.lowercased() == "none" ? nil : try CronExpression(text)
  }

  private static func values(_ field: CronField, _ fields: [Substring]) throws(CronError) -> CronValues {
    try CronReader(field: field).values(of: fields[field.rawValue])
  }

  /// `1-31` and `*/1` are restrictions too: only the text `*` is none (contract 4.3, rule 3).
  private static func isRestricted(_ field: CronField, _ fields: [Substring]) -> Bool { fields[field.rawValue] != "*" }

  private static func fields(of text: Substring) throws(CronError) -> [Substring] {
    if text.hasPrefix("@") {
      guard let alias = aliases.first(where: { $0.name == text.lowercased() }) else { throw unknownAlias(text) }
      return alias.meaning.split(separator: " ")
    }
    let fields = text.split(separator: " ", omittingEmptySubsequences: false)
    if fields.contains(where: \.isEmpty) { throw doubleBlank }
    guard fields.count == CronField.allCases.count else { throw wrongCount(fields.count) }
    return fields
  }
}

extension CronExpression {
  private static let example = "Write minute hour day-of-month month day-of-week, such as 0 0 * * *."

  private static func unknownAlias(_ text: Substring) -> CronError {
    CronError(
      .shape, "“\(text)” is not a schedule.", fix: "Use \(aliases.map(\.name).joined(separator: ", ")) or five fields.")
  }

  private static var doubleBlank: CronError {
    CronError(.shape, "There is more than one blank between two fields.", fix: "Put exactly one blank between fields.")
  }

  private static func wrongCount(_ count: Int) -> CronError {
    CronError(
      .shape, "A schedule has five fields with one blank between them; this has \(count == 1 ? "one" : "\(count)").",
      fix: example)
  }

  private static func neverFires(_ text: Substring) -> CronError {
    CronError(
      .neverFires, "“\(text)” never fires: no month it allows has such a day.",
      fix: "Choose a day that exists, or leave the schedule empty.")
  }
}

extension StringProtocol {
  /// Without blanks, tabs and line breaks at both ends.
  func trimmingSpaces() -> SubSequence {
    let rest = drop(while: \.isWhitespace)
    let end = rest.lastIndex { !$0.isWhitespace }.map(rest.index(after:)) ?? rest.startIndex
    return rest[..<end]
  }
}
