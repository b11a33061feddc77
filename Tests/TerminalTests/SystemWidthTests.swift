import Glibc
import Screen
import Testing

@Suite("Width table and the C library")
struct SystemWidthTests {
  /// `wcwidth`, which the headers hide from Swift behind a feature macro.
  private static func systemWidth() throws -> @convention(c) (wchar_t) -> CInt {
    let symbol = try #require(dlsym(dlopen(nil, RTLD_NOW), "wcwidth"))
    return unsafeBitCast(symbol, to: (@convention(c) (wchar_t) -> CInt).self)
  }

  @Test("Both agree on the printable characters the C library knows")
  func agreement() throws {
    let locale = try #require(newlocale(LC_CTYPE_MASK, "C.UTF-8", nil))
    let previous = uselocale(locale)
    defer {
      uselocale(previous)
      freelocale(locale)
    }
    let systemWidth = try Self.systemWidth()
    let differing = (UInt32(0x20)...0x10FFFF).compactMap(Unicode.Scalar.init).filter { scalar in
      let width = systemWidth(wchar_t(scalar.value))
      return width >= 0 && DisplayWidth.of(scalar) != Int(width)
    }
    // A soft hyphen is shown as a sign here, and the two may follow neighbouring versions of Unicode.
    #expect(differing.count <= 20, "\(differing.map { String($0.value, radix: 16) })")
  }
}
