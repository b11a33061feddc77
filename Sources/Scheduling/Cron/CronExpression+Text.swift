extension CronExpression {
  /// The values a field allows, ascending.
  public func values(of field: CronField) -> [Int] { set(of: field).all }

  func set(of field: CronField) -> CronValues {
    switch field {
    case .minute: minutes
    case .hour: hours
    case .dayOfMonth: daysOfMonth
    case .month: months
    case .dayOfWeek: daysOfWeek
    }
  }

  /// The same times in fields that every cron dialect reads alike: the ignored day field becomes `*`, and `*/n` the
  /// values it stands for (contract 2.4).
  public var resolvedText: String {
    CronField.allCases.map { field in
      let text = fields[field.rawValue]
      let isIgnored =
        field == .dayOfMonth && dayRule.decision == .dayOfWeek
        || field == .dayOfWeek && dayRule.decision == .dayOfMonth
      if isIgnored || text == "*" { return "*" }
      return text.contains("/") ? values(of: field).map(String.init).joined(separator: ",") : String(text)
    }.joined(separator: " ")
  }

  /// The times in sentences: which days, and why one day field was followed and the other ignored.
  public var explanation: [String] {
    [timesSentence, daysSentence] + (contestSentence.map { [$0] } ?? [])
  }

  private var timesSentence: String {
    let (hours, minutes) = (values(of: .hour), values(of: .minute))
    if hours.count * minutes.count <= 12 {
      let times = hours.flatMap { hour in minutes.map { "\(twoDigits(hour)):\(twoDigits($0))" } }
      return "at \(times.joined(separator: ", "))"
    }
    let hour = hours.count == 24 ? "every hour" : "in the hours \(listed(.hour))"
    return "\(hour), at \(minutes.count == 60 ? "every minute" : "the minutes \(listed(.minute))")"
  }

  private var daysSentence: String {
    let months = fields[CronField.month.rawValue] == "*" ? "" : " of \(listed(.month))"
    switch dayRule.decision {
    case .everyDay: return "on every day\(months)"
    case .dayOfMonth: return "on the days \(listed(.dayOfMonth))\(months.isEmpty ? " of each month" : months)"
    case .dayOfWeek: return "on \(listed(.dayOfWeek))\(months.isEmpty ? "" : months)"
    }
  }

  private var contestSentence: String? {
    guard let contest = dayRule.contest else { return nil }
    let counts = "day of month asks for \(contest.dayOfMonth) dates in 400 years, day of week for \(contest.dayOfWeek)"
    switch dayRule.decision {
    case .dayOfMonth: return "\(counts): the more frequent one, day of month, is followed; day of week is ignored"
    case .dayOfWeek where contest.dayOfMonth == contest.dayOfWeek:
      return "\(counts): at equal counts day of week is followed; day of month is ignored"
    case .dayOfWeek, .everyDay:
      return "\(counts): the more frequent one, day of week, is followed; day of month is ignored"
    }
  }

  private func listed(_ field: CronField) -> String { values(of: field).map(field.word).joined(separator: ", ") }
}

func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
