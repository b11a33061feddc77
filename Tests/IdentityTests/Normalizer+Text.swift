import Activation
import Testing

@testable import Identity

/// Text in and out, for tables of examples.
extension Normalizer {
  static func of(_ field: HashedPII, _ country: String) throws -> Normalizer {
    let country = try #require(RowCountry(country))
    return Normalizer(field, country: country)
  }

  /// The outcome and the appended text; fails the test if what stood in the output was touched.
  func result(of input: some Collection<UInt8>) -> (outcome: Normalization, appended: [UInt8]) {
    var output = Array("kept|".utf8)
    let outcome = Array(input).withUnsafeBytes { normalize($0, into: &output) }
    #expect(output.starts(with: "kept|".utf8))
    return (outcome, Array(output.dropFirst(5)))
  }

  /// The normalized text, nil when there is none.
  func text(_ input: String) -> String? {
    let (outcome, appended) = result(of: input.utf8)
    switch outcome {
    case .normalized, .alreadyHashed: return String(decoding: appended, as: UTF8.self)
    case .unusable, .empty:
      #expect(appended.isEmpty)
      return nil
    }
  }
}

/// Every field with every country whose rules differ, and one without rules.
let allNormalizers: [Normalizer] = HashedPII.allCases.flatMap { field in
  (CountryRules.verified + [RowCountry("BR")].compactMap { $0 }).map { Normalizer(field, country: $0) }
}
