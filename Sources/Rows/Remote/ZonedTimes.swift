import Foundation
import Glibc

/// Writes times that name a region, as `2026-03-08 01:30:00.000 America/Los_Angeles`, with their offset instead, which
/// is what the export reads. A local time that occurs twice is taken for the first.
struct ZonedTimes {
  private var zones: [String: TimeZone?] = [:]

  /// Rewrites the time that stands at the end of the arena, if it names a region the system knows.
  mutating func rewrite(_ arena: inout [UInt8], from start: Int) {
    guard let blank = arena[start...].lastIndex(of: UInt8(ascii: " ")), blank > start + 10, blank + 1 < arena.count,
      UInt8(ascii: "A")...UInt8(ascii: "z") ~= arena[blank + 1]
    else { return }
    let name = String(decoding: arena[(blank + 1)...], as: UTF8.self)
    guard name != "UTC", let zone = zone(name), let local = Self.seconds(arena[start..<blank]) else { return }
    let guess = zone.secondsFromGMT(for: Date(timeIntervalSince1970: local - Double(zone.secondsFromGMT())))
    let offset = zone.secondsFromGMT(for: Date(timeIntervalSince1970: local - Double(guess)))
    guard offset.isMultiple(of: 60) else { return }
    arena.removeLast(arena.count - blank)
    arena.append(contentsOf: Self.text(offset).utf8)
  }

  private mutating func zone(_ name: String) -> TimeZone? {
    if let known = zones[name] { return known }
    let zone = TimeZone(identifier: name)
    zones[name] = .some(zone)
    return zone
  }

  /// `yyyy-MM-dd HH:mm:ss`, fractions cut, as if it were in UTC.
  private static func seconds(_ text: ArraySlice<UInt8>) -> Double? {
    let text = String(decoding: text.prefix(19), as: UTF8.self)
    guard let match = text.wholeMatch(of: /(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)/) else { return nil }
    func number(_ text: Substring) -> Int32 { Int32(text) ?? 0 }
    var parts = tm()
    parts.tm_year = number(match.1) - 1900
    parts.tm_mon = number(match.2) - 1
    parts.tm_mday = number(match.3)
    parts.tm_hour = number(match.4)
    parts.tm_min = number(match.5)
    parts.tm_sec = number(match.6)
    return Double(timegm(&parts))
  }

  private static func text(_ offset: Int) -> String {
    let minutes = abs(offset) / 60
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(offset < 0 ? "-" : "+")\(two(minutes / 60)):\(two(minutes % 60))"
  }
}
