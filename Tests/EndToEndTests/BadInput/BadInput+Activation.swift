extension BadInput {
  private static let file = "activations/weekly-loyalty.yaml"

  /// Mistakes in the activation file itself.
  static let activation: [BadInput] = [
    BadInput("a missing activation file", 66, "file_missing", at: "", says: ["nowhere.yaml"]) {
      $0.argument = "nowhere.yaml"
    },
    BadInput("an activation name nobody has", 66, "file_missing", at: "", says: ["weekly-loyalti"]) {
      $0.argument = "weekly-loyalti"
    },
    BadInput("a folder as the activation", 66, "file_missing", at: "") { try $0.putFolder(at: file) },
    BadInput("broken YAML", 65, "broken_syntax", at: "", says: ["line 2, column"]) {
      $0.activation = "activation: weekly\nconnection: a: b\n"
    },
    BadInput("a key that stands twice", 65, "broken_syntax", at: "", says: ["activation", "twice"]) {
      $0.activation += "activation: again\n"
    },
    BadInput("a tab as indentation", 65, "broken_syntax", at: "", says: ["line 2, column"]) {
      $0.activation = "source:\n\tcsv: {path: x}\n"
    },
    BadInput("bytes that are no text", 65, "file_unreadable", at: "", says: ["UTF-8"]) {
      try $0.put(Scene.garbage, at: file)
    },
    BadInput("control characters", 65, "broken_syntax", at: "") { try $0.put([0x61, 0, 1, 2, 0x3A, 0x20], at: file) },
    BadInput("an empty file", 65, "missing_value", at: "result_settings.bucket") { try $0.put([], at: file) },
    BadInput("a list", 65, "wrong_type", at: "") { $0.activation = "- one\n- two\n" },
    BadInput("one word", 65, "wrong_type", at: "") { $0.activation = "hello\n" },
    BadInput("lists in lists without end", 65, "broken_syntax", at: "") {
      $0.activation = "source: " + String(repeating: "[", count: 100_000) + "\n"
    },
    BadInput("maps in maps without end", 65, "broken_syntax", at: "") {
      $0.activation =
        "source: " + String(repeating: "{a: ", count: 20_000) + String(repeating: "}", count: 20_000) + "\n"
    },
    BadInput("aliases that multiply", 65, "broken_syntax", at: "") {
      let levels = (1...30).map { "a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1)]\n" }
      $0.activation = "a0: &a0 [x, x]\n" + levels.joined()
    },
    BadInput("an unknown key", 65, "unknown_key", at: "result_settings.update_stratgy", says: ["update_strategy"]) {
      try $0.edit("update_strategy:", "update_stratgy:")
    },
    BadInput("an unknown key in a list", 65, "unknown_key", at: "output_mapping.columns[0].ouput", says: ["output"]) {
      try $0.edit("export_all_columns: true", "columns: [{source: email, ouput: email}]")
    },
    BadInput("a list where text should be", 65, "wrong_type", at: "result_settings.bucket") {
      try $0.edit("bucket: invented-bucket", "bucket: [a, b]")
    },
    BadInput("a word that is neither true nor false", 65, "wrong_type", at: "result_settings.wait_until_finish") {
      try $0.edit("wait_until_finish: true", "wait_until_finish: perhaps")
    },
    BadInput("an unknown strategy", 65, "invalid_value", at: "result_settings.update_strategy", says: ["additive"]) {
      try $0.edit("update_strategy: additive", "update_strategy: aditive")
    },
    BadInput("no bucket", 65, "missing_value", at: "result_settings.bucket") {
      try $0.edit("bucket: invented-bucket", "bucket:")
    },
    BadInput("a bucket with its scheme", 65, "invalid_value", at: "result_settings.bucket", says: ["name alone"]) {
      try $0.edit("bucket: invented-bucket", "bucket: s3://invented-bucket")
    },
    BadInput("two kinds of source", 65, "contradiction", at: "source", says: ["csv", "sqlite"]) {
      try $0.edit("csv: {path: ../data/people.csv}", "{csv: {path: a.csv}, sqlite: {file: a.db, query: SELECT 1}}")
    },
    BadInput("cleaning without waiting", 65, "contradiction", at: "result_settings.clean_upload_file") {
      try $0.edit("wait_until_finish: true", "wait_until_finish: false")
    },
    BadInput("no such time zone", 65, "invalid_value", at: "schedule.timezone") {
      $0.activation += "schedule: {timezone: Mars/Olympus}\n"
    },
  ]
}
