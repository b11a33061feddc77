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
  static let source: [Field] =
    [
      field(
        "activation", "Activation name", required: true, help: "The name of this activation.", example: "weekly-loyalty"
      ),
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
    ] + files + databases + treasureData + trino + segment

  private static let files: [Field] = [
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
      "source.jsonl.path", "File", required: true,
      help: "One JSON object a line, plain or gzip; several files by pattern. Relative to the activation file.",
      example: "data/customers.jsonl.gz", of: "jsonl"),
  ]

  private static let databases: [Field] = [
    field(
      "source.sqlite.file", "Database file", required: true,
      help: "The SQLite file; it is opened read-only. Relative to the activation file.", example: "crm.db",
      of: "sqlite"),
    field(
      "source.sqlite.query", "Query", .longText, required: true,
      help: "One SELECT. Name its columns as the data set's fields, or use AS.",
      example: "SELECT email, bought_at FROM purchases", of: "sqlite"),
    field(
      "source.postgres.url", "Server", .secret, required: true,
      help: "Where the server's address with user and password is kept: postgresql://user:password@host/database.",
      example: "env:CRM_URL", of: "postgres"),
    field(
      "source.postgres.query", "Query", .longText, required: true,
      help: "One SELECT, run in a read-only transaction. Name its columns as the data set's fields, or use AS.",
      example: "SELECT email, bought_at FROM purchases", of: "postgres"),
  ]

  private static let treasureData: [Field] = [
    field(
      "source.treasure_data.site", "Site", .choice(sites), default: "us01",
      help: "Where your Treasure Data account lives; a key works at its own site only.", of: "treasure_data"),
    field(
      "source.treasure_data.endpoint", "Endpoint", help: "Overrides the site's host.",
      example: "https://api.treasuredata.com", of: "treasure_data"),
    field(
      "source.treasure_data.api_key", "API key", .secret, required: true,
      help: "Where a master API key is kept; a write-only key cannot read results.", example: "env:TD_API_KEY",
      of: "treasure_data"),
    field(
      "source.treasure_data.database", "Database", help: "The database the query runs in.", example: "amc_db",
      of: "treasure_data"),
    field(
      "source.treasure_data.engine", "Engine",
      .choice([
        .init("trino", "the interactive engine"), .init("presto", "its older name"), .init("hive", "the batch engine"),
      ]), default: "trino", help: "What runs the query.", of: "treasure_data"),
    field(
      "source.treasure_data.query", "Query", .longText,
      help: "One SELECT; it runs as a job. Instead of it, give the id of a finished job, or a segment.",
      example: "SELECT email, bought_at FROM purchases", of: "treasure_data"),
    field(
      "source.treasure_data.job_id", "Job id", help: "A job whose result is read instead of running a query.",
      example: "1234567", of: "treasure_data"),
    field(
      "source.treasure_data.audience_id", "Parent segment id",
      help: "With a segment id: the parent segment (audience) it belongs to.", example: "99", of: "treasure_data"),
    field(
      "source.treasure_data.segment_id", "Segment id",
      help: "A segment whose members are read instead of running a query of your own.", example: "1234",
      of: "treasure_data"),
    field(
      "source.treasure_data.priority", "Priority", .number,
      help: "Priority of the job, −2 (very low) to 2 (very high).",
      example: "0", of: "treasure_data"),
    field(
      "source.treasure_data.retry_limit", "Retry limit", .number,
      help: "How often Treasure Data tries the job again by itself, 0 to 32.", example: "0", of: "treasure_data"),
    field(
      "source.treasure_data.pool_name", "Resource pool", help: "The resource pool the job runs in.",
      of: "treasure_data"),
    field(
      "source.treasure_data.engine_version", "Engine version", help: "A release of the engine, when not the usual one.",
      of: "treasure_data"),
  ]

  private static let sites: [Field.Choice] = [
    .init("us01", "United States"), .init("jp01", "Tokyo"), .init("eu01", "Europe"), .init("ap02", "Korea"),
    .init("ap03", "Asia Pacific"),
  ]

  private static let trino: [Field] = [
    field(
      "source.trino.url", "Server", required: true,
      help: "The coordinator's address, or Treasure Data's gateway, https://api-presto.treasuredata.com.",
      example: "https://trino.example.com", of: "trino"),
    field(
      "source.trino.user", "User", required: true,
      help: "The user; at Treasure Data's gateway the place of the API key, such as env:TD_API_KEY.", example: "ada",
      of: "trino"),
    field(
      "source.trino.password", "Password", .secret, help: "Where the password is kept, when the server asks for one.",
      example: "env:TRINO_PASSWORD", of: "trino"),
    field("source.trino.catalog", "Catalog", help: "The catalog names are looked up in.", example: "hive", of: "trino"),
    field("source.trino.schema", "Schema", help: "The schema names are looked up in.", example: "crm", of: "trino"),
    field(
      "source.trino.dialect", "Headers",
      .choice([.init("trino", "X-Trino-…"), .init("presto", "X-Presto-…, for Presto servers")]), default: "trino",
      help: "Whose header names the server knows.", of: "trino"),
    field(
      "source.trino.query", "Query", .longText, required: true,
      help: "One SELECT. Name its columns as the data set's fields, or use AS.",
      example: "SELECT email, bought_at FROM purchases", of: "trino"),
  ]

  private static let segment: [Field] = [
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
