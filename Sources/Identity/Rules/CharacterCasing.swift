/// The letter case a field is brought to.
enum CharacterCasing: Sendable, Hashable {
  case lowered, raised, kept

  /// The ASCII character in this case.
  func applied(to byte: UInt8) -> UInt8 {
    switch self {
    case .lowered: ASCIICase.lowered(byte)
    case .raised: ASCIICase.raised(byte)
    case .kept: byte
    }
  }
}
