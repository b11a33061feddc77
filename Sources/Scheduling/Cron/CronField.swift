/// The five fields of a cron expression, in the order they are written (contract 4.1).
public enum CronField: Int, Sendable, Hashable, CaseIterable {
  case minute
  case hour
  case dayOfMonth
  case month
  case dayOfWeek

  /// The values a field can hold; Sunday is 0.
  public var range: ClosedRange<Int> {
    switch self {
    case .minute: 0...59
    case .hour: 0...23
    case .dayOfMonth: 1...31
    case .month: 1...12
    case .dayOfWeek: 0...6
    }
  }

  /// The field in words, for messages.
  public var title: String {
    switch self {
    case .minute: "minute"
    case .hour: "hour"
    case .dayOfMonth: "day of month"
    case .month: "month"
    case .dayOfWeek: "day of week"
    }
  }

  /// Three-letter names, the first one standing for the lowest value; empty where numbers alone are allowed.
  var names: [String] {
    switch self {
    case .minute, .hour, .dayOfMonth: []
    case .month: ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    case .dayOfWeek: ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]
    }
  }

  /// The name of a value, else its digits.
  func word(_ value: Int) -> String {
    names.indices.contains(value - range.lowerBound) ? names[value - range.lowerBound] : String(value)
  }
}
