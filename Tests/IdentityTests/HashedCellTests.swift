import Testing

@testable import Identity

@Suite("A hashed cell")
struct HashedCellTests {
  @Test("No bytes have no hash")
  func noBytes() {
    #expect([UInt8]().withUnsafeBytes { HashedCell(hashing: $0) } == nil)
  }

  @Test(
    "Anything but sixty-four hexadecimal digits is refused",
    arguments: [
      "", "abc", "someone@example.com", String(repeating: "g", count: 64), String(repeating: "a", count: 63),
      String(repeating: "a", count: 65), String(repeating: "a", count: 63) + " ", String(repeating: "é", count: 32),
    ])
  func refused(text: String) {
    #expect(Array(text.utf8).withUnsafeBytes { HashedCell(hexDigits: $0) } == nil)
  }

  @Test("Every byte value is written as its two lower-case digits")
  func digits() throws {
    for first in stride(from: 0, to: 256, by: 32) {
      let text = (first..<first + 32).map { String($0 + 256, radix: 16).dropFirst() }.joined()
      let cell = Array(text.uppercased().utf8).withUnsafeBytes { HashedCell(hexDigits: $0) }
      #expect(try #require(cell).description == text)
    }
  }
}
