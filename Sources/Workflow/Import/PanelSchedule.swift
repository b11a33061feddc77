import Activation
import Scheduling

/// The schedule panel of Audience Studio in cron, where cron can say it (contract 3.2, 3.3).
struct PanelSchedule {
  private let keys: DocumentMap
  private let path: FieldPath
  private(set) var issues: [Issue] = []

  init(_ keys: DocumentMap, at path: FieldPath) {
    self.keys = keys
    self.path = path
  }

  /// What stands under an activation's `schedule`.
  mutating func schedule() -> DocumentMap {
    var schedule: DocumentMap = [:]
    let start = startTime()
    schedule["cron"] = cron(start).map(DocumentValue.text)
    if let zone = keys["timezone"]?.scalarText, zone != "UTC" { schedule["timezone"] = .text(zone) }
    guard schedule["cron"] != nil else { return schedule }
    schedule["start"] = start.map { .text($0.day.description) }
    schedule["end"] = (keys["end_on"]?.scalarText).map(DocumentValue.text)
    return schedule
  }

  private struct Start {
    let day: CalendarDay
    let hour: Int
    let minute: Int
  }

  private mutating func startTime() -> Start? {
    guard let text = keys["start_at"]?.scalarText else { return nil }
    let parts = text.split(whereSeparator: { $0 == "T" || $0 == " " })
    let clock = parts.count > 1 ? parts[1].split(separator: ":").map { Int($0) } : []
    guard let day = parts.first.flatMap({ CalendarDay($0) }), clock.isEmpty || clock.count >= 2 else {
      refuse("start_at", "“\(text)” is not a local date and time.", fix: "Write it as 2026-01-31T09:30:00.")
      return nil
    }
    let numbers = clock.compactMap { $0 }
    return Start(day: day, hour: numbers.first ?? 0, minute: numbers.count > 1 ? numbers[1] : 0)
  }

  private mutating func cron(_ start: Start?) -> String? {
    if let cron = keys["cron"]?.scalarText { return cron }
    let unit = keys["repeat_unit"]?.scalarText ?? keys["type"]?.scalarText ?? "none"
    let frequency = keys["repeat_frequency"]?.scalarText.flatMap(Int.init) ?? 1
    let (hour, minute) = (start?.hour ?? 0, start?.minute ?? 0)
    switch (unit, frequency) {
    case ("none", _): return nil
    case ("once", _): return once(start)
    case ("minute", _): return minutes(frequency)
    case ("hour", 1), ("hourly", 1): return "\(minute) * * * *"
    case ("day", 1), ("daily", 1): return "\(minute) \(hour) * * *"
    case ("week", 1), ("weekly", 1): return weekdays(start).map { "\(minute) \(hour) * * \($0)" }
    case ("month", 1), ("monthly", 1): return "\(minute) \(hour) \(start?.day.day ?? 1) * *"
    case ("hour", _) where 24 % frequency == 0:
      let hours = stride(from: hour % frequency, to: 24, by: frequency).map(String.init)
      return "\(minute) \(hours.joined(separator: ",")) * * *"
    case ("month", _) where 12 % frequency == 0: return months(start, frequency)
    default:
      refuse(
        "repeat_frequency",
        "A repetition every \(frequency) \(unit)s cannot be said in cron, which begins anew each month.",
        fix: "Choose a repetition of 1, or list days of the month in schedule.cron.")
      return nil
    }
  }

  private mutating func once(_ start: Start?) -> String? {
    refuse("repeat_unit", "A single run at a time is no schedule.", fix: "Start it with amc-export run, or with at(1).")
    return nil
  }

  private mutating func minutes(_ frequency: Int) -> String? {
    if (1...59).contains(frequency), 60 % frequency == 0 { return "*/\(frequency) * * * *" }
    refuse(
      "repeat_frequency", "Every \(frequency) minutes cannot be said in cron, which begins anew each hour.",
      fix: "Use a divisor of 60.")
    return nil
  }

  private func months(_ start: Start?, _ frequency: Int) -> String {
    let first = ((start?.day.month ?? 1) - 1) % frequency + 1
    let months = stride(from: first, through: 12, by: frequency).map(String.init).joined(separator: ",")
    return "\(start?.minute ?? 0) \(start?.hour ?? 0) \(start?.day.day ?? 1) \(months) *"
  }

  /// The interface says 7 for Sunday, the tool's notes say 0: both are Sunday (contract 3.3).
  private mutating func weekdays(_ start: Start?) -> String? {
    let given = (keys["repeat_sub_frequency"]?.list ?? []).compactMap { $0.scalarText.flatMap(Int.init) }
    guard given.allSatisfy({ (0...7).contains($0) }) else {
      refuse("repeat_sub_frequency", "A weekday is a number from 1 (Monday) to 7 (Sunday).", fix: "Write [1, 2, 6].")
      return nil
    }
    let days = given.isEmpty ? [start?.day.dayOfWeek ?? 0] : Set(given.map { $0 % 7 }).sorted()
    return days.map(String.init).joined(separator: ",")
  }

  private mutating func refuse(_ key: String, _ message: String, fix: String) {
    issues.append(.error(.invalidValue, path.appending(key), message, fix: fix))
  }
}
