import Activation

/// Normalizes the values of one identity field in one country, as Amazon's own code does (contract 8.3 and 8.5).
///
/// A small value: making one for each row costs a few nanoseconds, and no value of ASCII text allocates.
public struct Normalizer: Sendable {
  /// The identity kind it normalizes.
  public let field: HashedPII
  /// The country whose rules apply, and whether they are verified.
  public let rules: CountryRules
  let rule: FieldRule

  /// Nil when the field is not in `HashedPII.supported`.
  public init?(_ field: HashedPII, country: RowCountry) {
    guard let rule = FieldRule.rule(for: field, in: country) else { return nil }
    self.field = field
    self.rule = rule
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
    if let reason = rule.append(value, to: &output) { return .unusable(reason) }
    return .normalized
  }
}
