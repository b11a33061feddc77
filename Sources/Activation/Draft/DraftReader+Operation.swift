extension DraftReader {
  func setting(_ key: String) -> FieldPath { FieldPath("result_settings").appending(key) }

  /// Reads `result_settings` as far as the chosen target and operation need it.
  mutating func operation(source: Source?, objectStore: ObjectStoreAccess?) -> Plan.Operation? {
    _ = choice(setting("type"))
    _ = choice(setting("api_version"))
    guard let target = choice(setting("target")) else { return nil }
    if target == "rule_based_audiences" { return audience(triggeredBy: source).map(Plan.Operation.audience) }
    switch choice(setting("operation")) {
    case "upload": return datasetUpload(from: source, by: objectStore).map(Plan.Operation.upload)
    case "delete": return identityDeletion(from: source).map(Plan.Operation.delete)
    default: return nil
    }
  }

  private mutating func identityDeletion(from source: Source?) -> IdentityDeletion? {
    let country = countryCode()
    let waits = flag(setting("wait_until_finish"), default: true)
    return source.map { IdentityDeletion(source: $0, countryCode: country, waitsUntilFinished: waits) }
  }

  /// The upload's or deletion's own country, as ISO 3166-1 spells it.
  mutating func countryCode() -> String? {
    guard let text = text(setting("country_code")) else { return nil }
    let code = text.uppercased()
    guard code.utf8.count == 2, code.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else {
      report(
        .error(
          .invalidValue, setting("country_code"), "“\(text)” is not a two-letter country code.",
          fix: "Write it as ISO 3166-1 alpha-2 has it, such as US or DE."))
      return nil
    }
    return code == "UK" ? "GB" : code
  }
}
