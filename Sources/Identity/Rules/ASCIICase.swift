/// Letter case of single ASCII bytes; every other byte is left as it is.
enum ASCIICase {
  static func lowered(_ byte: UInt8) -> UInt8 { byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte }

  static func raised(_ byte: UInt8) -> UInt8 { byte &- UInt8(ascii: "a") < 26 ? byte & 0xDF : byte }

  /// Lowers the bytes from a position on, in place.
  static func lower(_ bytes: inout [UInt8], from start: Int) {
    bytes.withUnsafeMutableBufferPointer { bytes in
      for position in start..<bytes.count { bytes[position] = lowered(bytes[position]) }
    }
  }
}
