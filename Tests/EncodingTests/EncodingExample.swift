import Activation
import Encoding
import Identity
import Rows

/// Rows and a data set to encode in tests.
enum EncodingExample {
  static let definition = DatasetDefinition(
    id: "example",
    columns: [
      DatasetColumn(name: "email", role: .hashedPII(.email)),
      DatasetColumn(name: "zip", role: .hashedPII(.zip)),
      DatasetColumn(name: "bought_at", type: .timestamp, nullable: false, role: .mainEventTime),
      DatasetColumn(name: "amount", kind: .metric, type: .decimal),
      DatasetColumn(name: "store"),
      DatasetColumn(name: "country", role: .countryCode),
      DatasetColumn(name: "user_id", role: .mainUserID),
    ])

  static let sourceNames = ["email", "zip", "bought_at", "amount", "store", "country"]

  static func columns(_ names: [String], type: SourceType = .text) -> [SourceColumn] {
    names.map { SourceColumn(name: $0, type: type) }
  }

  static func mapping(
    all: Bool = true, columns: [(String, String)] = [], strings: [OutputMapping.StringColumn] = []
  ) -> OutputMapping {
    OutputMapping(exportsAllColumns: all, columns: columns.map { .init(source: $0.0, output: $0.1) }, strings: strings)
  }

  static func batch(_ rows: [[String?]], columns: Int = sourceNames.count, firstRow: Int64 = 1) -> RowBatch {
    var batch = RowBatch()
    batch.begin(columnCount: columns, firstRowNumber: firstRow)
    for row in rows {
      row.forEach { batch.append(text: $0) }
      batch.endRow()
    }
    return batch
  }

  static func encoder(
    country: String? = nil, allowRaw: Set<String> = [], definition: DatasetDefinition = definition,
    mapping: OutputMapping = mapping(), source: [SourceColumn]? = nil, strings: [String: String] = [:],
    keepsRejectedValues: Bool = false
  ) -> RowEncoder {
    let (plan, _) = ColumnMatcher.match(mapping, source: source ?? columns(sourceNames), to: definition)
    return RowEncoder(
      plan, country: country.flatMap(RowCountry.init), zone: .utc, strings: strings, allowRaw: allowRaw,
      keepsRejectedValues: keepsRejectedValues)
  }
}
