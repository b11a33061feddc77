/// Rows of `people_v1` whose notes hardly compress.
enum Noise {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// About that many thousand bytes, in rows of four thousand; `visits` counts from 1.
  static func rows(kilobytes: Int) -> [String] {
    var state: UInt64 = 42
    return (1...kilobytes / 4).map { number in
      let notes = String(unsafeUninitializedCapacity: 4000) { buffer in
        for index in buffer.indices {
          // Knuth's MMIX generator; its high bits are good enough against a compressor.
          state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          buffer[index] = alphabet[Int(state >> 58)]
        }
        return buffer.count
      }
      return "person\(number)@example.com,\(number),\(notes)"
    }
  }
}
