import Activation

/// Normalizes the values of one identity field in one country, as Amazon's own code does (contract 8.3 and 8.5).
///
/// A small value: making one for each row costs a few nanoseconds, and no value of ASCII text allocates, but for the
/// rarer forms of a telephone number.
public struct Normalizer: Sendable {
  /// The identity kind it normalizes.
  public let field: HashedPII
  /// The country whose rules apply, and whether they are verified.
  public let rules: CountryRules
  let rule: FieldRule

  /// The rules of a field in a country; those of a country without its own are the generic ones.
  public init(_ field: HashedPII, country: RowCountry) {
    self.field = field
    rule = FieldRule(for: field, in: country)
    rules = CountryRules(country)
  }

  /// Appends what leaves before hashing, or the 64 digits of a value that is hashed already.
  ///
  /// Nothing is appended for an empty or unusable value.
  public func normalize(_ input: UnsafeRawBufferPointer, into output: inout [UInt8]) -> Normalization {
    let value = ASCIIBlanks.trimmed(input)
    if value.isEmpty { return .empty }
    if let hash = HashedCell(hexDigits: value) {
      hash.append(to: &output)
      return .alreadyHashed
    }
    // The blanks around a value count in the length of a STATE; no other rule keeps or counts them.
    if let reason = rule.append(input, to: &output) { return .unusable(reason) }
    return .normalized
  }
}
