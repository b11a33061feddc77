/// The form that a field's text must have once its characters are settled (contract 8.3).
enum TextForm: Sendable, Hashable {
  case anything
  case email
  /// That many digits; a longer text is cut.
  case digits(Int)
  case canadianPostcode
  case britishPostcode

  /// The length a longer text is cut to, in characters.
  var longest: Int? {
    switch self {
    case .anything, .email: nil
    case .digits(let count): count
    case .canadianPostcode: 6
    case .britishPostcode: 7
    }
  }

  /// How much of the text stays, in bytes: digits beyond ASCII have more than one.
  func keptByteCount(of text: UnsafeBufferPointer<UInt8>) -> Int {
    guard let longest, text.count > longest else { return text.count }
    var characters = 0
    for (position, byte) in text.enumerated() where byte & 0xC0 != 0x80 {
      if characters == longest { return position }
      characters += 1
    }
    return text.count
  }

  /// Why the text, already cut, has not this form; nil when it has.
  func objection(to text: UnsafeBufferPointer<UInt8>) -> UnusableReason? {
    switch self {
    case .anything: text.isEmpty ? .noLettersOrDigits : nil
    case .email: Self.emailObjection(to: text)
    case .digits(let count): Self.characterCount(of: text) < count ? .zipTooShort : nil
    case .canadianPostcode: PostcodeShape.canadian.objection(to: text)
    case .britishPostcode: PostcodeShape.british.objection(to: text)
    }
  }

  /// Amazon's check is weak: something before the first `@`, and something other than `@` right after it.
  private static func emailObjection(to text: UnsafeBufferPointer<UInt8>) -> UnusableReason? {
    let at = UInt8(ascii: "@")
    guard let position = text.firstIndex(of: at) else { return .emailWithoutAt }
    if position == 0 { return .emailWithoutName }
    return position + 1 < text.count && text[position + 1] != at ? nil : .emailWithoutDomain
  }

  private static func characterCount(of text: UnsafeBufferPointer<UInt8>) -> Int {
    text.reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
  }
}
