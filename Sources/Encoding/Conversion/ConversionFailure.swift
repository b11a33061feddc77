/// Why a cell cannot become the type of its data-set column (DESIGN 5); the raw values are stable words for reports.
public enum ConversionFailure: String, Error, Sendable, Hashable, CaseIterable {
  /// DECIMAL, INTEGER, LONG: not digits with sign, point and exponent.
  case notANumber = "not_a_number"
  /// INTEGER, LONG: a number with point or exponent.
  case notAWholeNumber = "not_a_whole_number"
  /// A number beyond its type, or a time beyond the years 1 to 9999.
  case outOfRange = "out_of_range"
  /// TIMESTAMP, DATE: none of the accepted forms.
  case notATime = "not_a_time"
  /// TIMESTAMP, DATE: 30 February, hour 24, second 60 and the like.
  case noSuchTime = "no_such_time"
  /// TIMESTAMP, DATE: thirteen digits.
  case milliseconds = "milliseconds"
  /// STRING: the bytes are no text.
  case notUTF8 = "not_utf8"
  /// STRING: a NUL character.
  case nulCharacter = "nul_character"
  /// The country column: not two letters.
  case notACountry = "not_a_country"
  /// Amazon's own consent signals: neither `GRANTED` nor `DENIED`.
  case notAConsent = "not_a_consent"

  /// The reason and, where there is one, the way out; never holds the value.
  public var meaning: String {
    switch self {
    case .notANumber: "not a plain decimal number (digits, a point, an exponent; no thousands separators)"
    case .notAWholeNumber: "a fraction or an exponent where the column takes whole numbers"
    case .outOfRange: "outside the range of the column's type"
    case .notATime: "neither an ISO 8601 date or time nor epoch seconds"
    case .noSuchTime: "a day or a time of day that does not exist"
    case .milliseconds: "thirteen digits: milliseconds? Divide by 1000 in the query"
    case .notUTF8: "text that is not valid UTF-8"
    case .nulCharacter: "text with a NUL character"
    case .notACountry: "not a two-letter ISO 3166 country code"
    case .notAConsent: "neither GRANTED nor DENIED"
    }
  }
}
