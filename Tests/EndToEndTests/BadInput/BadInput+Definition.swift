extension BadInput {
  private static let path = "result_settings.dataset_definition"

  private static func column(_ name: String, _ type: String, _ more: String = "") -> String {
    #"{"name": "\#(name)", "columnType": "DIMENSION", "dataType": "\#(type)"\#(more)}"#
  }

  private static func define(_ columns: String...) -> @Sendable (inout Scene) -> Void {
    let definition = #"{"dataSet": {"dataSetId": "loyalty_v1", "columns": [\#(columns.joined(separator: ", "))]}}"#
    return { $0.use(ActivationFile(definition: definition)) }
  }

  private static func write(_ definition: String) -> @Sendable (inout Scene) -> Void {
    { $0.use(ActivationFile(definition: definition)) }
  }

  /// A definition that is wrong, or that the source contradicts.
  static let definition: [BadInput] = [
    BadInput(
      "broken JSON", 65, "invalid_definition", at: path, says: ["line 1, column 13"],
      prepare: write(#"{"dataSet": oops}"#)),
    BadInput(
      "JSON nested without end", 65, "invalid_definition", at: path, says: ["nested too deeply"],
      prepare: write(String(repeating: "[", count: 100_000))),
    BadInput("a number as the definition", 65, "invalid_definition", at: path, prepare: write("42")),
    BadInput("a definition without columns", 65, "invalid_definition", at: "\(path).columns", prepare: define()),
    BadInput(
      "an unknown type", 65, "invalid_definition", at: "\(path).columns[0].dataType", says: ["INTEGER"],
      prepare: define(column("amount", "INTEGR"))),
    BadInput("another id in the definition", 65, "contradiction", at: "result_settings.dataset_id") {
      try $0.edit("dataset_id: loyalty_v1", "dataset_id: loyalty_v2")
    },
    BadInput(
      "two main event times", 65, "invalid_definition", at: "\(path).columns[1].isMainEventTime",
      prepare: define(
        column("purchase_time", "TIMESTAMP", #", "isMainEventTime": true"#),
        column("amount", "TIMESTAMP", #", "isMainEventTime": true"#))),
    BadInput("OVERLAP_REPLACE on a DIMENSION data set", 65, "contradiction", at: "result_settings.update_strategy") {
      let definition = ActivationFile.definition(ActivationFile.email, ActivationFile.amount)
      $0.use(ActivationFile(definition: definition, strategy: "OVERLAP_REPLACE"))
    },
    BadInput(
      "a missing column that must not be null", 65, "missing_column", at: "output_mapping", says: ["shop"],
      prepare: define(ActivationFile.email, ActivationFile.time, column("shop", "STRING", #", "nullable": false"#))),
    BadInput("a mapped column the source does not have", 65, "missing_column", at: "output_mapping.columns[0].source") {
      try $0.edit("export_all_columns: true", "columns: [{source: e_mail, output: email}]")
    },
    BadInput(
      "two columns that differ in case only", 65, "ambiguous_column", at: "output_mapping", says: ["Email", "EMAIL"]
    ) {
      $0.people = "Email,EMAIL,purchase_time\na,b,2024-05-01\n"
    },
    BadInput("one output for two columns", 65, "duplicate_output", at: "output_mapping.columns[1]", says: ["email"]) {
      let columns = "columns: [{source: email, output: email}, {source: first_name, output: email}]"
      try $0.edit("export_all_columns: true", columns)
    },
    BadInput(
      "a REAL column into an INTEGER field", 65, "incompatible_type", at: "output_mapping", says: ["points", "CAST"]
    ) {
      try $0.putDatabase(
        "CREATE TABLE people (email TEXT, points REAL); INSERT INTO people VALUES ('ada@example.com', 1.5);",
        at: "data/crm.db")
      $0.use(
        ActivationFile(
          source: "sqlite: {file: ../data/crm.db, query: 'SELECT email, points FROM people'}",
          definition: ActivationFile.definition(ActivationFile.email, column("points", "INTEGER"))))
    },
  ]
}
