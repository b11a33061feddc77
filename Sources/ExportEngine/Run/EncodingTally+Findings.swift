import Activation
import Encoding

extension EncodingTally {
  /// What a person should know once all rows are encoded.
  ///
  /// An empty source is no mistake; a source of which nothing can be sent is one.
  /// - Throws: `ExportFailure` when there were rows and none can be sent.
  func findings(_ preparation: Preparation) throws(ExportFailure) -> [Issue] {
    if exported == 0, read > 0 {
      throw ExportFailure(
        .error(
          .nothingToSend, "source", "None of the \(read) rows can be sent; nothing was posted to Amazon.",
          fix: "Look at the rejected rows and at the mapping."))
    }
    var findings: [Issue] = []
    if read == 0 {
      findings.append(
        .warning(
          .nothingToSend, "source", "The source holds no rows; nothing is posted to Amazon.",
          fix: "Check the source if you expected rows."))
    }
    if withoutCountry > 0 {
      findings.append(
        .warning(
          .noCountry, "result_settings.country_code",
          "\(withoutCountry) rows carry no country; Amazon will not match them to people.",
          fix: "Set country_code, or fill the country column."))
    }
    return findings + countryFindings(preparation)
  }

  /// Tells of countries without rules of their own that only the rows named; the upload's is told before it starts.
  func countryFindings(_ preparation: Preparation) -> [Issue] {
    let counts = unverifiedCountries.filter { $0.key != preparation.country }.sorted { $0.key.code < $1.key.code }
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
