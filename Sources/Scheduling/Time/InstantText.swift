/// Instants as ISO 8601 text in a zone.
public enum InstantText {
  /// `2026-03-08T01:59:00-08:00`; UTC has `+00:00`.
  public static func write(_ instant: Int, in zone: ZoneRules) -> String {
    let offset = zone.offset(at: instant)
    let local = instant + offset
    let day = CalendarDay(daysSinceEpoch: local.floorDivided(by: ZoneRules.secondsPerDay))
    let second = local - day.daysSinceEpoch * ZoneRules.secondsPerDay
    return "\(day)T\(clock(second))\(sign(offset))\(clock(abs(offset), dropsZeroSeconds: true))"
  }

  private static func sign(_ offset: Int) -> String { offset < 0 ? "-" : "+" }

  private static func clock(_ seconds: Int, dropsZeroSeconds: Bool = false) -> String {
    let text = "\(twoDigits(seconds / 3600)):\(twoDigits(seconds / 60 % 60))"
    return dropsZeroSeconds && seconds % 60 == 0 ? text : "\(text):\(twoDigits(seconds % 60))"
  }

  /// Reads `2026-01-01`, `2026-01-01T08:30`, `2026-01-01 08:30:15`, each with an offset (`Z`, `+09:00`) or without.
  ///
  /// Without one it is the zone's wall clock: the first of two when it comes twice, and as far after the jump as it
  /// would have been when it is skipped.
  public static func read(_ text: String, in zone: ZoneRules) -> Int? {
    let trimmed = text.trimmingSpaces()
    guard let day = CalendarDay(trimmed.prefix(10)) else { return nil }
    var rest = trimmed.dropFirst(10)
    var second = 0
    if let mark = rest.first, mark == "T" || mark == "t" || mark == " " {
      guard let (read, after) = timeOfDay(rest.dropFirst()) else { return nil }
      (second, rest) = (read, after)
    }
    let local = day.daysSinceEpoch * ZoneRules.secondsPerDay + second
    if rest.isEmpty { return instant(ofLocal: local, in: zone) }
    return offset(rest).map { local - $0 }
  }

  private static func timeOfDay(_ text: Substring) -> (second: Int, rest: Substring)? {
    let end = text.firstIndex { !($0 == ":" || $0.isASCII && $0.isNumber) } ?? text.endIndex
    let parts = text[..<end].split(separator: ":", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { $0.utf8.count == 2 ? Int($0) : nil }
    guard (2...3).contains(parts.count), numbers.count == parts.count, numbers[0] < 24,
      numbers.dropFirst().allSatisfy({ $0 < 60 })
    else { return nil }
    return (numbers[0] * 3600 + numbers[1] * 60 + (numbers.count == 3 ? numbers[2] : 0), text[end...])
  }

  private static func offset(_ text: Substring) -> Int? {
    if text == "Z" || text == "z" { return 0 }
    guard let sign = text.first, sign == "+" || sign == "-" else { return nil }
    let digits = text.dropFirst().filter { $0 != ":" }
    guard digits.utf8.count == 4, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(digits),
      number / 100 < 24, number % 100 < 60
    else { return nil }
    return (sign == "-" ? -1 : 1) * (number / 100 * 3600 + number % 100 * 60)
  }

  /// The larger offset is tried first, because it gives the earlier of two instants.
  static func instant(ofLocal local: Int, in zone: ZoneRules) -> Int {
    let near = [zone.offset(at: local - ZoneRules.secondsPerDay), zone.offset(at: local + ZoneRules.secondsPerDay)]
    for offset in near.sorted(by: >) where zone.offset(at: local - offset) == offset { return local - offset }
    return local - near[0]
  }
}
