import Identity

/// What became of the rows so far.
public struct EncodingTally: Sendable, Hashable {
  public internal(set) var read = 0
  public internal(set) var exported = 0
  public internal(set) var skippedByReason: [String: Int] = [:]
  /// Identity cells sent empty because their value was unusable; the rows themselves were sent.
  public internal(set) var emptiedByReason: [String: Int] = [:]
  /// Rows sent without any country; Amazon keeps them but matches nobody (contract 3.4).
  public internal(set) var withoutCountry = 0
  /// Rows sent by the generic rules, by the country that has none of its own (contract 8.5).
  public internal(set) var unverifiedCountries: [RowCountry: Int] = [:]

  public init() {}

  public init(
    read: Int, exported: Int, skippedByReason: [String: Int], emptiedByReason: [String: Int], withoutCountry: Int
  ) {
    self.read = read
    self.exported = exported
    self.skippedByReason = skippedByReason
    self.emptiedByReason = emptiedByReason
    self.withoutCountry = withoutCountry
  }

  public var skipped: Int { read - exported }

  public static func += (sum: inout EncodingTally, part: EncodingTally) {
    sum.read += part.read
    sum.exported += part.exported
    sum.withoutCountry += part.withoutCountry
    sum.unverifiedCountries.merge(part.unverifiedCountries, uniquingKeysWith: +)
    sum.skippedByReason.merge(part.skippedByReason, uniquingKeysWith: +)
    sum.emptiedByReason.merge(part.emptiedByReason, uniquingKeysWith: +)
  }

  /// Takes into account whose rules a row with identities was sent by.
  mutating func count(_ country: RowCountry?) {
    guard let country else {
      withoutCountry += 1
      return
    }
    if !CountryRules(country).isVerified { unverifiedCountries[country, default: 0] += 1 }
  }
}
