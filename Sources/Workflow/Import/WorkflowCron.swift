import Scheduling

/// A workflow's `cron>` in the product document's dialect. Workflows read it by cron4j, where both day fields have to
/// fit, `*/5` begins with the first value, ranges may wrap and take a step, and `L` is a month's last day (contract 2.4).
enum WorkflowCron {
  struct Note { let message: String, fix: String }

  struct Refusal: Error { let message: String, fix: String }

  struct Translation {
    let text: String
    let notes: [Note]
    /// False when the dialects cannot agree on the days.
    let isExact: Bool
  }

  static func translate(_ text: String) throws(Refusal) -> Translation {
    let fields = text.split(whereSeparator: \.isWhitespace)
    guard !text.contains("|") else { throw joined }
    guard fields.count == 5 else {
      throw Refusal(message: "“\(text)” has not five fields.", fix: "Write minute hour day month weekday.")
    }
    var translated: [String] = []
    for (field, value) in zip(CronField.allCases, fields) { translated.append(try translate(value, field)) }
    let cron = translated.joined(separator: " ")
    do { _ = try CronExpression(cron) } catch { throw Refusal(message: error.message, fix: error.fix) }
    var notes: [Note] = []
    let isExact = translated[2] == "*" || translated[4] == "*"
    if !isExact { notes.append(bothDays(cron)) }
    if isExact, cron != fields.joined(separator: " ") { notes.append(rewritten(text, cron)) }
    return Translation(text: cron, notes: notes, isExact: isExact)
  }

  private static func translate(_ text: Substring, _ field: CronField) throws(Refusal) -> String {
    if text == "*" { return "*" }
    if !text.contains("/"), !text.contains("L"), !hasWrap(text, field) { return String(text) }
    var values: Set<Int> = []
    for element in text.split(separator: ",", omittingEmptySubsequences: false) {
      values.formUnion(try self.values(element, field))
    }
    let all = Set(field.range)
    return values == all ? "*" : values.sorted().map(String.init).joined(separator: ",")
  }

  private static func hasWrap(_ text: Substring, _ field: CronField) -> Bool {
    text.split(separator: ",").contains { element in
      let ends = element.split(separator: "-").map { value($0, field) }
      guard ends.count == 2, let first = ends[0], let last = ends[1] else {
        return value(element, field) == 7 && field == .dayOfWeek
      }
      return first > last || last > field.range.upperBound
    }
  }

  private static func values(_ element: Substring, _ field: CronField) throws(Refusal) -> [Int] {
    let halves = element.split(separator: "/", omittingEmptySubsequences: false)
    guard halves.count <= 2, let body = halves.first, let step = halves.count == 2 ? Int(halves[1]) : 1, step > 0 else {
      throw misunderstood(element, field)
    }
    if field == .dayOfMonth, body == "L" { throw lastDay }
    var run: [Int] = []
    let ends = body.split(separator: "-", omittingEmptySubsequences: false).map { value($0, field) }
    switch (body, ends.count) {
    case ("*", _): run = Array(field.range)
    case (_, 1): run = ends[0].map { [$0] } ?? []
    case (_, 2):
      guard let first = ends[0], let last = ends[1] else { throw misunderstood(element, field) }
      run =
        first <= last
        ? Array(first...last) : Array(first...field.range.upperBound) + Array(field.range.lowerBound...last)
    default: break
    }
    guard !run.isEmpty else { throw misunderstood(element, field) }
    return stride(from: 0, to: run.count, by: step).map { field == .dayOfWeek ? run[$0] % 7 : run[$0] }
  }

  private static func value(_ text: Substring, _ field: CronField) -> Int? {
    let names = field == .month ? CronNames.months : field == .dayOfWeek ? CronNames.days : []
    if let index = names.firstIndex(of: text.lowercased()) { return index + field.range.lowerBound }
    guard let value = Int(text), text.allSatisfy(\.isNumber) else { return nil }
    return field.range.contains(value) || field == .dayOfWeek && value == 7 ? value : nil
  }

  private enum CronNames {
    static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    static let days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]
  }
}

extension WorkflowCron {
  private static let joined = Refusal(
    message: "A schedule of several patterns joined by | cannot be said in one expression.",
    fix: "Make an activation for each pattern.")

  private static let lastDay = Refusal(
    message: "L, the last day of the month, has no counterpart.", fix: "Use 28, or the first day with a delay.")

  private static func misunderstood(_ element: Substring, _ field: CronField) -> Refusal {
    Refusal(message: "“\(element)” is not understood in the \(field.title).", fix: "List the values.")
  }

  private static func bothDays(_ cron: String) -> Note {
    Note(
      message:
        "In the workflow “\(cron)” fires when both the day of month and the weekday fit; here the more frequent of the two is followed alone, so it would fire more often. The schedule was imported disabled.",
      fix: "Keep one of the two day fields, then set schedule.enabled to true.")
  }

  private static func rewritten(_ old: String, _ new: String) -> Note {
    Note(
      message: "“\(old)” was written as “\(new)”, because workflows count steps and ranges in another way.",
      fix: "Nothing needs to be done.")
  }
}
