/// The ISO 3166-1 alpha-2 country of a row, an upload or a data set: two upper-case ASCII letters.
///
/// Any two letters are taken, for new codes appear; `UK`, which many exports write, is read as `GB` (contract 8.2).
public struct RowCountry: Sendable, Hashable {
  let first: UInt8
  let second: UInt8

  /// Reads a code in either case with blanks around it; nil when it is not two ASCII letters.
  public init?(_ code: some StringProtocol) {
    let country = Array(code.utf8).withUnsafeBytes { RowCountry($0) }
    guard let country else { return nil }
    self = country
  }

  /// Reads a row's country cell without allocating, by the same rule as text.
  public init?(_ bytes: UnsafeRawBufferPointer) {
    let code = ASCIIBlanks.trimmed(bytes)
    guard code.count == 2, let first = Self.upperCasedLetter(code[0]), let second = Self.upperCasedLetter(code[1])
    else { return nil }
    let isUnitedKingdom = first == UInt8(ascii: "U") && second == UInt8(ascii: "K")
    self.first = isUnitedKingdom ? UInt8(ascii: "G") : first
    self.second = isUnitedKingdom ? UInt8(ascii: "B") : second
  }

  /// For the codes written in this module.
  init(_ first: Unicode.Scalar, _ second: Unicode.Scalar) {
    self.first = UInt8(ascii: first)
    self.second = UInt8(ascii: second)
  }

  /// The two letters, such as `GB`.
  public var code: String { String(decoding: [first, second], as: UTF8.self) }

  /// Appends the two letters, as a country column carries them.
  public func append(to output: inout [UInt8]) {
    output.append(first)
    output.append(second)
  }

  private static func upperCasedLetter(_ byte: UInt8) -> UInt8? {
    let upperCased = byte & 0xDF
    return upperCased >= UInt8(ascii: "A") && upperCased <= UInt8(ascii: "Z") ? upperCased : nil
  }
}

extension RowCountry: CustomStringConvertible {
  public var description: String { code }
}

extension RowCountry {
  static let unitedStates = RowCountry("U", "S")
  static let canada = RowCountry("C", "A")
  static let unitedKingdom = RowCountry("G", "B")
  static let germany = RowCountry("D", "E")
  static let france = RowCountry("F", "R")
  static let italy = RowCountry("I", "T")
  static let spain = RowCountry("E", "S")
  static let japan = RowCountry("J", "P")
  static let india = RowCountry("I", "N")
}
