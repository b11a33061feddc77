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
  /// No number can be read.
  case phoneNotANumber = "phone_not_a_number"
  /// A + with a calling code that exists nowhere, or no + and no country that is known.
  case phoneWithoutCallingCode = "phone_without_calling_code"
  /// Fewer digits than any number of its country.
  case phoneTooShort = "phone_too_short"
  /// More digits than any number of its country.
  case phoneTooLong = "phone_too_long"
  /// A number without the area code that its country needs.
  case phoneLocalOnly = "phone_local_only"
  /// Not too short and not too long, but no number of its country has as many digits.
  case phoneOfWrongLength = "phone_of_wrong_length"
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
    case .phoneNotANumber: "no telephone number can be read in it"
    case .phoneWithoutCallingCode: "the number needs a + and an existing calling code, or a known country"
    case .phoneTooShort: "the number has fewer digits than its country's numbers"
    case .phoneTooLong: "the number has more digits than its country's numbers"
    case .phoneLocalOnly: "the number lacks its area code"
    case .phoneOfWrongLength: "no number of its country has as many digits"
    case .notUTF8: "the text is not valid UTF-8"
    }
  }
}
