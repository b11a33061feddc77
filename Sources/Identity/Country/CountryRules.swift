/// Which rules a country's identities follow (contract 8.2 and 8.5).
public struct CountryRules: Sendable, Hashable {
  /// The country the rules are for.
  public let country: RowCountry
  /// False where Amazon publishes no rules, so that the generic ones apply and a person should be warned.
  public let isVerified: Bool

  /// The nine countries of Amazon's own normalizers, checked against its reference hashes.
  public static let verified: [RowCountry] = [
    .unitedStates, .canada, .unitedKingdom, .germany, .france, .italy, .spain, .japan, .india,
  ]

  /// The rules of a country; never fails, for unknown countries have the generic ones.
  public init(_ country: RowCountry) {
    self.country = country
    switch country {
    case .unitedStates, .canada, .unitedKingdom, .germany, .france, .italy, .spain, .japan, .india: isVerified = true
    default: isVerified = false
    }
  }
}
