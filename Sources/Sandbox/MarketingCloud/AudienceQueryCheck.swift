/// What AMC says of the SQL of an audience when it runs it (contract 6.1). It reads as much SQL as it takes to find the
/// tables; the product has its own way.
struct AudienceQueryCheck: Sendable {
  static let wrongTable = "Invalid tables in the SQL query: Use audience-specific tables in the query."

  let query: String
  /// Names of the advertiser's own data sets, which keep their names.
  let ownTables: Set<String>

  /// Why the audience fails; nil when it does not.
  var failure: String? {
    let tables = tables
    guard !tables.isEmpty, tables.allSatisfy(isForAudiences) else { return Self.wrongTable }
    guard query.firstMatch(of: /\buser_id\b/) != nil else { return "Invalid SQL query: user_id must be selected." }
    return nil
  }

  private func isForAudiences(_ table: String) -> Bool {
    table.hasSuffix("_for_audiences") || ownTables.contains(table) || commonTables.contains(table)
  }

  private var tables: [String] {
    query.matches(of: /(?i)\b(?:from|join)\s+"?([a-z0-9_.]+)"?/).map { match in
      String(match.output.1.split(separator: ".").last ?? "").lowercased()
    }
  }

  /// Names the query gives to its own parts.
  private var commonTables: Set<String> {
    Set(query.matches(of: /(?i)(?:\bwith|,)\s+"?([a-z0-9_]+)"?\s+as\s*\(/).map { $0.output.1.lowercased() })
  }
}
