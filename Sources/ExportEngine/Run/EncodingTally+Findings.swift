import Activation
import Encoding

extension EncodingTally {
  /// What a person should know once all rows are encoded.
  ///
  /// An empty source is no mistake; a source of which nothing can be sent is one.
  /// - Throws: `ExportFailure` when there were rows and none can be sent.
  func findings() throws(ExportFailure) -> [Issue] {
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
    return findings
  }
}
