import Foundation

/// Names of runs: the time of their start in UTC and six random digits; they begin with a digit, so a file name may too.
enum RunIdentifier {
  static func make(at time: Date) -> String {
    let stamp = time.ISO8601Format(
      .iso8601(timeZone: .gmt, includingFractionalSeconds: false, dateSeparator: .omitted, timeSeparator: .omitted))
    let random = String(UInt32.random(in: 0..<0x100_0000), radix: 16)
    return stamp.lowercased().filter { $0 != "z" } + "-" + String(repeating: "0", count: 6 - random.count) + random
  }
}
