import Activation
import Scheduling

/// The schedule of a workflow in the product document's cron dialect, with its delay (contract 2.4).
struct WorkflowScheduleReader {
  private let keys: DocumentMap
  private let timeZone: String?
  private(set) var issues: [Issue] = []
  private static let path: FieldPath = "schedule"

  init(_ file: DocumentMap) {
    keys = file["schedule"]?.map ?? [:]
    timeZone = file["timezone"]?.scalarText
  }

  /// What stands under an activation's `schedule`; empty when the workflow has none.
  mutating func schedule() -> DocumentMap {
    var schedule: DocumentMap = [:]
    let (cron, delay, isUnfit) = times()
    schedule["cron"] = cron.map(DocumentValue.text)
    if let timeZone, timeZone != "UTC" { schedule["timezone"] = .text(timeZone) }
    if delay > 0 { schedule["delay"] = .number(String(delay)) }
    schedule["start"] = keys["start"]?.scalarText.map(DocumentValue.text)
    schedule["end"] = keys["end"]?.scalarText.map(DocumentValue.text)
    if isUnfit { schedule["enabled"] = false }
    addCatchUp(to: &schedule)
    return schedule
  }

  private mutating func times() -> (cron: String?, delay: Int, isUnfit: Bool) {
    let forms = keys.keys.filter { $0.hasSuffix(">") }
    guard let form = forms.first else { return (nil, 0, false) }
    guard forms.count == 1, let text = keys[form]?.scalarText else {
      refuse(form, "The schedule has no single form with a time.", fix: "Keep one of \(forms.joined(separator: ", ")).")
      return (nil, 0, false)
    }
    let own = keys["delay"]?.scalarText.flatMap(Int.init) ?? 0
    switch form {
    case "cron>":
      let translation = cron(text)
      return (translation?.text, own, translation?.isExact == false)
    case "minutes_interval>": return (minutes(text), own, false)
    default:
      guard let (cron, delay) = clock(form, text) else {
        refuse(form, "“\(text)” is not understood after \(form).", fix: "Write it as \(Self.example(form)).")
        return (nil, 0, false)
      }
      return (cron, delay + own, false)
    }
  }

  private mutating func minutes(_ text: String) -> String? {
    guard let minutes = Int(text), (1...59).contains(minutes) else {
      refuse(
        "minutes_interval>", "An interval of \(text) minutes cannot be said in cron.",
        fix: "Use 1 to 59 minutes, or hourly>.")
      return nil
    }
    return "*/\(minutes) * * * *"
  }

  /// The session time is the period's beginning, and the clock time a delay after it: equal arithmetic (contract 2.4).
  private func clock(_ form: String, _ text: String) -> (cron: String, delay: Int)? {
    let parts = text.split(separator: ",", maxSplits: 1).map { $0.filter { $0 != " " } }
    switch (form, parts.count) {
    case ("hourly>", 1): return Self.seconds("0:\(parts[0])").map { ("0 * * * *", $0) }
    case ("daily>", 1): return Self.seconds(parts[0]).map { ("0 0 * * *", $0) }
    case ("weekly>", 2):
      guard let day = Self.weekday(parts[0]) else { return nil }
      return Self.seconds(parts[1]).map { ("0 0 * * \(day)", $0) }
    case ("monthly>", 2):
      guard let day = Int(parts[0]), (1...31).contains(day) else { return nil }
      return Self.seconds(parts[1]).map { ("0 0 \(day) * *", $0) }
    default: return nil
    }
  }

  private static func seconds(_ text: String) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 3, let hour = parts[0], let minute = parts[1], let second = parts[2],
      (0..<24).contains(hour), (0..<60).contains(minute), (0..<60).contains(second)
    else { return nil }
    return hour * 3600 + minute * 60 + second
  }

  private static func weekday(_ text: String) -> Int? {
    let names = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]
    if let index = names.firstIndex(of: String(text.lowercased().prefix(3))), text.allSatisfy(\.isLetter) {
      return index
    }
    return Int(text).flatMap { (0...7).contains($0) ? $0 % 7 : nil }
  }

  private static func example(_ form: String) -> String {
    switch form {
    case "hourly>": "30:00"
    case "weekly>": "Sun,09:00:00"
    case "monthly>": "1,09:00:00"
    default: form == "daily>" ? "07:00:00" : "one of cron>, daily>, hourly>, weekly>, monthly>, minutes_interval>"
    }
  }
}

extension WorkflowScheduleReader {
  private mutating func cron(_ text: String) -> WorkflowCron.Translation? {
    do {
      let translation = try WorkflowCron.translate(text)
      issues += translation.notes.map { .warning(.repaired, Self.path.appending("cron>"), $0.message, fix: $0.fix) }
      return translation
    } catch {
      refuse("cron>", error.message, fix: error.fix)
      return nil
    }
  }

  /// Skipping late sessions is what `none` does, a minute being the limit.
  private mutating func addCatchUp(to schedule: inout DocumentMap) {
    let limit = keys["skip_delayed_by"]?.scalarText
    let isSkipping = keys["skip_on_overtime"] == true
    guard limit != nil || isSkipping else { return }
    schedule["catch_up"] = "none"
    guard limit != "1m" || !isSkipping else { return }
    issues.append(
      .warning(
        .repaired, Self.path, "Late sessions are skipped here when they cannot begin within a minute.",
        fix: "Set schedule.catch_up to last or all, if that is too strict."))
  }

  private mutating func refuse(_ key: String, _ message: String, fix: String) {
    issues.append(.error(.invalidValue, Self.path.appending(key), message, fix: fix))
  }
}
