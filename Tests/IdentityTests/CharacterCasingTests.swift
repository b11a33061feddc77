import Testing

@testable import Identity

@Suite("Letter case")
struct CharacterCasingTests {
  @Test("Every letter below U+0250 has the cases of Unicode's tables")
  func tables() {
    for scalar in (UInt32(0)..<0x250).compactMap(Unicode.Scalar.init) {
      #expect(Self.cased(scalar, .lowered) == Array(scalar.properties.lowercaseMapping.unicodeScalars))
      #expect(Self.cased(scalar, .raised) == Array(scalar.properties.uppercaseMapping.unicodeScalars))
      #expect(Self.cased(scalar, .kept) == [scalar])
    }
  }

  private static func cased(_ scalar: Unicode.Scalar, _ casing: CharacterCasing) -> [Unicode.Scalar] {
    var cased: [Unicode.Scalar] = []
    _ = Array(String(scalar).utf8).withUnsafeBytes { bytes in
      casing.forEachScalar(in: bytes) { cased.append($1) }
    }
    return cased
  }
}
