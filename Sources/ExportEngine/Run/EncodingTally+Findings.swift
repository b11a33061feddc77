import Activation
import Encoding
import Identity

extension EncodingTally {
  /// What a person should know once all rows of an upload are encoded.
  /// - Throws: `ExportFailure` when there were rows and none can be sent.
  func uploadFindings(_ preparation: Preparation) throws(ExportFailure) -> [Issue] {
    try emptiness() + withoutCountryFindings("Amazon will not match them to people")
      + countryFindings(besides: preparation.country)
  }

  /// What a person should know once all people of a deletion are read.
  /// - Throws: `ExportFailure` when there were rows and nobody can be deleted.
  func deletionFindings(_ preparation: DeletionPreparation) throws(ExportFailure) -> [Issue] {
    try emptiness() + withoutCountryFindings("general rules normalize them")
      + countryFindings(besides: preparation.country)
  }

  /// An empty source is no mistake; a source of which nothing can be sent is one.
  private func emptiness() throws(ExportFailure) -> [Issue] {
    if exported == 0, read > 0 {
      throw ExportFailure(
        .error(
          .nothingToSend, "source", "None of the \(read) rows can be sent; nothing was posted to Amazon.",
          fix: "Look at the rejected rows and at the mapping."))
    }
    guard read == 0 else { return [] }
    return [
      .warning(
        .nothingToSend, "source", "The source holds no rows; nothing is posted to Amazon.",
        fix: "Check the source if you expected rows.")
    ]
  }

  /// - Parameter consequence: what becomes of rows that carry no country.
  private func withoutCountryFindings(_ consequence: String) -> [Issue] {
    guard withoutCountry > 0 else { return [] }
    return [
      .warning(
        .noCountry, "result_settings.country_code", "\(withoutCountry) rows carry no country; \(consequence).",
        fix: "Set country_code, or fill the country column.")
    ]
  }

  /// Tells of countries without rules of their own that only the rows named.
  ///
  /// - Parameter known: the country of the activation, which is told before it starts.
  func countryFindings(besides known: RowCountry?) -> [Issue] {
    let counts = unverifiedCountries.filter { $0.key != known }.sorted { $0.key.code < $1.key.code }
    guard !counts.isEmpty else { return [] }
    let places = counts.map { "\($0.key) (\($0.value) row\($0.value == 1 ? "" : "s"))" }.joined(separator: ", ")
    return [
      .unverifiedCountry("Amazon publishes no normalization rules for \(places); general rules are used.")
    ]
  }
}

extension Issue {
  static func unverifiedCountry(_ message: String) -> Issue {
    .warning(
      .unverifiedCountry, "result_settings.country_code", message,
      fix: "Compare how many people Amazon recognises, or send hashes you made yourself.")
  }
}
