import Foundation

extension [UInt8] {
  /// Overwrites what may be a secret before the memory is given back.
  mutating func erase() {
    withUnsafeMutableBytes { if let start = $0.baseAddress { memset(start, 0, $0.count) } }
  }
}
