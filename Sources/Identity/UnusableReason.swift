/// Why an identity value cannot be sent (contract 8.3); the raw values are stable words for reports and scripts.
///
/// The value leaves as an empty cell, never as the hash of the empty text (contract 8.3, "empty-string trap").
public enum UnusableReason: String, Sendable, Hashable, CaseIterable {
  /// Nothing is left of the value.
  case noLettersOrDigits = "no_letters_or_digits"
  /// No `@` in the address.
  case emailWithoutAt = "email_without_at"
  /// The address begins with its `@`.
  case emailWithoutName = "email_without_name"
  /// Nothing, or another `@`, follows the first `@`.
  case emailWithoutDomain = "email_without_domain"
  /// Fewer letters or digits than the country uses.
  case zipTooShort = "zip_too_short"
  /// Letters and digits in the wrong places (CA, GB).
  case zipOfWrongForm = "zip_of_wrong_form"
  /// The bytes are no text.
  case notUTF8 = "not_utf8"

  /// The reason in words, to follow "unusable:".
  public var meaning: String {
    switch self {
    case .noLettersOrDigits: "no letter or digit that Amazon's rules keep is left"
    case .emailWithoutAt: "an e-mail address needs an @"
    case .emailWithoutName: "the e-mail address has nothing before its @"
    case .emailWithoutDomain: "the e-mail address has no domain right after its first @"
    case .zipTooShort: "the postcode is shorter than the country's postcodes"
    case .zipOfWrongForm: "the postcode does not have the form of the country's postcodes"
    case .notUTF8: "the text is not valid UTF-8"
    }
  }
}
