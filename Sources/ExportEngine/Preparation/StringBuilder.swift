import Activation
import Foundation

/// The values of the string-builder columns, the same on each row of a run (product document, String Builder).
enum StringBuilder {
  static func values(of mapping: OutputMapping, at time: Date) -> [String: String] {
    var values: [String: String] = [:]
    for column in mapping.strings {
      switch column.value {
      case .text(let text): values[column.output] = text
      case .timestamp(let format): values[column.output] = format.formatted(time)
      case .segmentName: break
      }
    }
    return values
  }
}

extension String {
  /// This `strftime` format filled in with a time, in UTC.
  fileprivate func formatted(_ time: Date) -> String {
    var seconds = time_t(time.timeIntervalSince1970.rounded(.down))
    var parts = tm()
    gmtime_r(&seconds, &parts)
    // A format letter grows to a few dozen bytes at most.
    var buffer = [CChar](repeating: 0, count: 256 + utf8.count * 64)
    let count = strftime(&buffer, buffer.count, self, &parts)
    return String(decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
