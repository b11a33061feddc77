import TestSupport

extension SeededGenerator {
  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

  mutating func bytes(_ count: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count + 8)
    while bytes.count < count { withUnsafeBytes(of: next()) { bytes.append(contentsOf: $0) } }
    bytes.removeLast(bytes.count - count)
    return bytes
  }

  /// A made-up hash: 64 hexadecimal digits.
  mutating func hash() -> [UInt8] {
    let digits = Array("0123456789abcdef".utf8)
    return bytes(32).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
  }
}
