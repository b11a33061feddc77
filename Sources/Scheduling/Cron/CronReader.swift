/// Reads one field of a cron expression (contract 4.3, rule 2).
struct CronReader {
  let field: CronField

  func values(of text: Substring) throws(CronError) -> CronValues {
    if text == "*" { return CronValues(field.range) }
    var values = CronValues()
    for element in text.split(separator: ",", omittingEmptySubsequences: false) {
      values.formUnion(try self.values(ofElement: element))
    }
    return values
  }

  private func values(ofElement element: Substring) throws(CronError) -> CronValues {
    if element.isEmpty { throw emptyElement }
    if element == "*" { throw starInList }
    if element.hasPrefix("*/") { return try multiples(of: element.dropFirst(2)) }
    if element.contains("/") { throw strangeElement(element) }
    let ends = element.split(separator: "-", omittingEmptySubsequences: false)
    switch ends.count {
    case 1: return CronValues([try value(element)])
    case 2: return try range(from: ends[0], to: ends[1])
    default: throw strangeElement(element)
    }
  }

  /// `*/5` means the values that 5 divides, so in the day of month it begins on the 5th (product document).
  private func multiples(of text: Substring) throws(CronError) -> CronValues {
    guard let step = number(text), (1...field.range.upperBound).contains(step) else { throw badStep(text) }
    return CronValues(field.range.filter { $0.isMultiple(of: step) })
  }

  private func range(from first: Substring, to last: Substring) throws(CronError) -> CronValues {
    let (lower, upper) = (try value(first), try value(last))
    guard lower <= upper else { throw backwards(first, last) }
    return CronValues(lower...upper)
  }

  private func value(_ text: Substring) throws(CronError) -> Int {
    if let index = field.names.firstIndex(of: text.lowercased()) { return field.range.lowerBound + index }
    guard let value = number(text) else { throw badValue(text) }
    guard field.range.contains(value) else { throw outOfRange(text) }
    return value
  }

  private func number(_ text: Substring) -> Int? {
    guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    // More digits than a number holds are out of every range.
    return Int(text) ?? .max
  }
}

extension CronReader {
  private var limits: String { "\(field.range.lowerBound) to \(field.range.upperBound)" }

  private var wanted: String {
    guard let first = field.names.first, let last = field.names.last else { return "Write a number from \(limits)." }
    return "Write a number from \(limits), or a name from \(first) to \(last)."
  }

  private var emptyElement: CronError {
    CronError(
      .element, "The \(field.title) has an empty element.", fix: "Put a value on both sides of each comma.")
  }

  private var starInList: CronError {
    CronError(
      .starInList, "The \(field.title) has a * in a list; * allows every value, so the rest would say nothing.",
      fix: "Write * alone, or list the values.")
  }

  private func strangeElement(_ element: Substring) -> CronError {
    CronError(
      .element, "“\(element)” in the \(field.title) is none of a value, a range a-b and a periodicity */n.",
      fix: "List the values instead, such as 10,15,20.")
  }

  private func badStep(_ text: Substring) -> CronError {
    CronError(
      .step, "“*/\(text)” in the \(field.title) needs a number from 1 to \(field.range.upperBound) after the slash.",
      fix: "Write */n, with n from 1 to \(field.range.upperBound).")
  }

  private func backwards(_ first: Substring, _ last: Substring) -> CronError {
    CronError(
      .backwards, "The range “\(first)-\(last)” in the \(field.title) runs backwards.",
      fix: "Write the smaller value first, or two ranges with a comma between them.")
  }

  private func badValue(_ text: Substring) -> CronError {
    CronError(.value, "“\(text)” is not a value of the \(field.title).", fix: wanted)
  }

  private func outOfRange(_ text: Substring) -> CronError {
    let isForeignSunday = field == .dayOfWeek && text == "7"
    return CronError(
      .range, "\(text) is outside the limits of the \(field.title), \(limits).",
      fix: isForeignSunday ? "Write 0 for Sunday." : wanted)
  }
}
