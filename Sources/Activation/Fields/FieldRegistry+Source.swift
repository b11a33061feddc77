extension FieldRegistry {
  private static func field(
    _ path: FieldPath, _ title: String, _ kind: Field.Kind = .text, required: Bool = false,
    default defaultValue: String? = nil, help: String, example: String = "", of variant: String? = nil
  ) -> Field {
    Field(
      .activation, path, title, .source, kind, required: required, default: defaultValue, help: help, example: example,
      applies: { draft in variant.map { draft.activation["source"]?[$0] != nil } ?? true })
  }

  /// Where rows come from (DESIGN 3).
  static let source: [Field] = [
    field(
      "activation", "Activation name", required: true, help: "The name of this activation.", example: "weekly-loyalty"),
    field(
      "source", "Kind of source",
      .variant([
        .init("csv", "a CSV file, plain or gzip; several by pattern"),
        .init("sqlite", "a query against a SQLite file"),
        .init("jsonl", "JSON Lines files"),
        .init("postgres", "a query against PostgreSQL"),
        .init("treasure_data", "a Treasure Data query or finished job"),
        .init("trino", "a query against Trino"),
      ]), required: true, help: "Where the rows come from; exactly one kind."),
    field(
      "source.csv.path", "File", required: true, help: "The file to read. Relative to the activation file.",
      example: "data/customers.csv", of: "csv"),
    field(
      "source.csv.delimiter", "Delimiter", default: ",", help: "The one character between two cells.", example: ",",
      of: "csv"),
    field(
      "source.csv.header", "First row has names", .toggle, default: "true",
      help: "Whether the first row names the columns; otherwise they are column1, column2 and so on.", of: "csv"),
    field(
      "source.sqlite.file", "Database file", required: true,
      help: "The SQLite file; it is opened read-only. Relative to the activation file.", example: "crm.db",
      of: "sqlite"),
    field(
      "source.sqlite.query", "Query", .longText, required: true,
      help: "One SELECT. Name its columns as the data set's fields, or use AS.",
      example: "SELECT email, bought_at FROM purchases", of: "sqlite"),
    field("source.jsonl", "JSON Lines", .structure, help: "JSON Lines source.", of: "jsonl"),
    field("source.postgres", "PostgreSQL", .structure, help: "PostgreSQL source.", of: "postgres"),
    field("source.treasure_data", "Treasure Data", .structure, help: "Treasure Data source.", of: "treasure_data"),
    field("source.trino", "Trino", .structure, help: "Trino source.", of: "trino"),
    field("segment.id", "Segment id", help: "The segment ID number, for the string builder.", example: "1234"),
    field("segment.name", "Segment name", help: "The segment name, for the string builder.", example: "Loyal shoppers"),
    field(
      "segment.audience_id", "Audience id", help: "The parent segment number, for the string builder.", example: "99"),
  ]

  /// Output mapping of the product document's Audience Studio section.
  static let mapping: [Field] = [
    Field(
      .activation, "output_mapping.export_all_columns", "Export all columns", .mapping, .toggle,
      help:
        "Export all columns without making any changes; listed columns are renamed. Without a list this is the default."
    ),
    Field(
      .activation, "output_mapping.columns", "Columns", .mapping, .list,
      help: "Source columns and the output names they are sent under.", example: "email_address → email"),
    Field(
      .activation, "output_mapping.strings", "Strings", .mapping, .list,
      help: "Values made for the export: text, timestamp, segment id, segment name, audience id."),
  ]
}
