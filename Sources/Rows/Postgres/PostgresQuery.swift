/// The statements around a person's query.
struct PostgresQuery {
  static let cursor = "amc_export"

  /// The query as it was written, without what ends it.
  let text: String

  init(_ query: String) {
    text = query.withoutStatementEnd
  }

  /// Reads only, sees one moment of the database, plans for all rows, and writes values in one fixed form.
  static let preparations = [
    "BEGIN TRANSACTION READ ONLY",
    "SET LOCAL datestyle = 'ISO'",
    "SET LOCAL intervalstyle = 'iso_8601'",
    "SET LOCAL bytea_output = 'hex'",
    "SET LOCAL extra_float_digits = 1",
    "SET LOCAL cursor_tuple_fraction = 1",
  ]

  /// Opens the cursor. Lists and composite values are turned into JSON by the server itself.
  func declaration(jsonColumns: Set<Int>, of names: [String]) -> String {
    "DECLARE \(Self.cursor) NO SCROLL CURSOR FOR \(jsonColumns.isEmpty ? text : selection(jsonColumns, of: names))"
  }

  static func fetch(_ rows: Int) -> String { "FETCH FORWARD \(rows) FROM \(cursor)" }

  private func selection(_ jsonColumns: Set<Int>, of names: [String]) -> String {
    let columns = names.enumerated().map { index, name in
      let quoted = "\"\(name.replacing("\"", with: "\"\""))\""
      return jsonColumns.contains(index) ? "to_json(\(quoted)) AS \(quoted)" : quoted
    }
    return "SELECT \(columns.joined(separator: ", ")) FROM (\(text)\n) AS amc_export_rows"
  }

  /// Tells which of the described types are lists or composites; 2249 is a row without a type of its own.
  static func nestedTypes(among types: Set<UInt32>) -> String {
    let numbers = types.sorted().map(String.init).joined(separator: ",")
    return
      "SELECT oid FROM pg_catalog.pg_type WHERE oid IN (\(numbers)) AND (typcategory = 'A' OR typtype = 'c' OR oid = 2249)"
  }
}
