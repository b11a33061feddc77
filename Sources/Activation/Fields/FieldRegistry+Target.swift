extension FieldRegistry {
  private static func field(
    _ key: String, _ title: String, _ step: Field.Step = .target, _ kind: Field.Kind = .text, required: Bool = false,
    default defaultValue: String? = nil, help: String, example: String = "",
    applies: @escaping @Sendable (Draft) -> Bool = { _ in true }
  ) -> Field {
    Field(
      .activation, FieldPath("result_settings").appending(key), title, step, kind, required: required,
      default: defaultValue, help: help, example: example, applies: applies)
  }

  private static let forDataset: @Sendable (Draft) -> Bool = { $0.targetWord == "dataset" }
  private static let forUpload: @Sendable (Draft) -> Bool = { $0.usesBucket }
  private static let forAudience: @Sendable (Draft) -> Bool = { $0.targetWord == "rule_based_audiences" }

  /// The product document gives these keys to audiences; elsewhere they are shown once they are set.
  private static func overrides(_ key: String) -> @Sendable (Draft) -> Bool {
    let path = FieldPath("result_settings").appending(key)
    return { forAudience($0) || $0.activation[path] != nil }
  }

  /// The product document's table “configuration parameters for the Amazon Marketing Cloud export integration”.
  static let target: [Field] = targetAndDataset + audience + limits

  private static let targetAndDataset: [Field] = [
    field(
      "type", "Result type", .target, .choice([.init("amazon_marketing_cloud", "Amazon Marketing Cloud")]),
      default: "amazon_marketing_cloud", help: "The kind of result export."),
    field(
      "target", "Target", .target,
      .choice([
        .init("dataset", "rows go into an AMC data set"),
        .init("rule_based_audiences", "a query in AMC makes an audience for Amazon DSP"),
      ]), default: "dataset", help: "What the export makes."),
    field(
      "api_version", "API version", .target, .choice([.init("latest", "the latest AMC version")]), default: "latest",
      help: "AMC version. Values include Latest only."),
    field(
      "operation", "Dataset operation", .target,
      .choice([
        .init("upload", "upload data into the data set"),
        .init("delete", "delete identities from all existing data sets"),
      ]), default: "upload", help: "What is done with the rows.", applies: forDataset),
    field(
      "dataset_id", "Dataset identifier", required: true, help: "The data set that data will be uploaded to.",
      example: "loyalty_v1", applies: forUpload),
    field(
      "update_strategy", "Update strategy", .target,
      .choice([
        .init("additive", "add the rows to what is there"),
        .init("full_replace", "remove everything in the data set, then add the rows"),
        .init("overlap_replace", "replace the time partitions that are in the upload, keep the others"),
        .init("overlap_keep", "add only time partitions that hold no data yet"),
      ]), default: "additive", help: "What happens to rows that are already there.", applies: forUpload),
    field(
      "country_code", "Country code",
      help: "The source country of your data, two letters (ISO 3166-1). Amazon needs it to match people.",
      example: "US", applies: forDataset),
    field(
      "bucket", "S3 bucket", required: true,
      help: "S3 bucket name. Use one of your own, not the one of the AMC instance.",
      example: "acme-amc-upload", applies: forUpload),
    field(
      "path_prefix", "S3 path", help: "The S3 path where data uploads are stored.", example: "td/loyalty/",
      applies: forUpload),
    field(
      "file_name_prefix", "File name prefix", help: "How the names of uploaded files begin.", example: "loyalty_",
      applies: forUpload),
    field(
      "file_format", "File format", .target, .choice([.init("csv", "CSV, gzip"), .init("json", "JSON Lines, gzip")]),
      default: "csv", help: "The format of the uploaded files.", applies: forUpload),
    field(
      "wait_until_finish", "Wait until finished", .target, .toggle, default: "true",
      help: "Wait until the operation is finished on the AMC side."),
    field(
      "clean_upload_file", "Clean uploaded files", .target, .toggle, default: "false",
      help: "Remove all uploaded files on S3 after Amazon is done with them.", applies: forUpload),
  ]

  /// The data-set step.
  static let dataset: [Field] = [
    field(
      "create_dataset", "Create if missing", .dataset, .toggle, default: "false",
      help: "Create the data set on the first run when it does not exist. Needs the definition.", applies: forUpload),
    field(
      "dataset_definition", "Definition", .dataset, .structure,
      help: "The data set in JSON, as in the AMC documentation, or the same structure as YAML.",
      example: #"{"dataSet": {"dataSetId": "loyalty_v1", "columns": […]}}"#, applies: forUpload),
  ]

  private static let audience: [Field] = [
    field("audience_name", "Audience name", required: true, help: "The name of the audience.", applies: forAudience),
    field("audience_description", "Audience description", help: "What the audience is for.", applies: forAudience),
    field(
      "advertiser_id", "Advertiser id", required: true, help: "Advertiser ID on Amazon DSP.", applies: forAudience),
    field(
      "query", "SQL statement", .target, .longText, required: true,
      help: "Query run on the AMC instance. user_id must be part of the SELECT.",
      example: "SELECT user_id FROM dsp_impressions_for_audiences", applies: forAudience),
    field(
      "time_window_start", "Start time", required: true, help: "Starting date of data to query.",
      example: "2026-01-01T00:00:00", applies: forAudience),
    field(
      "time_window_end", "End time", required: true, help: "Ending date of data to query.",
      example: "2026-03-31T00:00:00", applies: forAudience),
    field(
      "refresh_rate_days", "Refresh rate days", .target, .number, default: "21",
      help: "How often the query is run again, 0 to 21 days. With 0 the audience ends after 30 days.",
      applies: forAudience),
    field(
      "time_window_relative", "Time window relative", .target, .toggle, default: "false",
      help: "Move the date range by the refresh rate at each refresh.", applies: forAudience),
    field(
      "amc_instance_id", "Other AMC instance", help: "The AMC instance to use instead of the connection's.",
      example: "amcr1aaaa1a", applies: overrides("amc_instance_id")),
    field(
      "amc_account_id", "Other AMC account", help: "The AMC account to use instead of the connection's.",
      example: "ENTITY1AA1AA11AAA1", applies: overrides("amc_account_id")),
  ]

  private static let limits: [Field] = [
    Field(
      .activation, "limits.rejected_rows", "Rejected rows limit", .target,
      help:
        "The run stops before anything is posted when more rows are skipped: a number, or a percentage of the rows read.",
      example: "5%", applies: forDataset),
    Field(
      .activation, "limits.part_megabytes", "File size", .target, .number, default: "256",
      help: "Files are cut at this many megabytes, 5 to 500.", applies: forUpload),
    Field(
      .activation, "limits.allow_raw", "Allow raw", .target, .list,
      help: "Output columns that may hold text that looks like an e-mail address.", applies: forUpload),
    Field(
      .activation, "limits.rejects_with_values", "Rejects with values", .target, .toggle, default: "false",
      help: "Also write the rejected values, which may be personal data, into the list of rejected rows.",
      applies: forUpload),
  ]

  private static let isScheduled: @Sendable (Draft) -> Bool = {
    $0.activation["schedule.cron" as FieldPath]?.scalarText?.isEmpty == false
  }

  /// The product document's scheduling section.
  static let schedule: [Field] = [
    Field(
      .activation, "schedule.cron", "Cron", .schedule,
      help: "When to run: minute hour day-of-month month day-of-week, or @hourly, @daily. Blank means no schedule.",
      example: "0 0 * * *"),
    Field(
      .activation, "schedule.timezone", "Time zone", .schedule, default: "UTC",
      help: "The zone of the schedule, and of times in the source that carry no offset.",
      example: "America/Los_Angeles"),
    Field(
      .activation, "schedule.delay", "Delay", .schedule, .number, default: "0",
      help: "Seconds to wait after the scheduled time.", example: "600"),
    Field(
      .activation, "schedule.enabled", "Enabled", .schedule, .toggle, default: "true",
      help: "Whether the scheduler runs this activation.", applies: isScheduled),
    Field(
      .activation, "schedule.start", "First day", .schedule, help: "The first day on which a run may start.",
      example: "2026-01-01", applies: isScheduled),
    Field(
      .activation, "schedule.end", "Last day", .schedule, help: "The last day on which a run may start.",
      example: "2026-12-31", applies: isScheduled),
    Field(
      .activation, "schedule.catch_up", "Missed runs", .schedule,
      .choice([
        .init("all", "run them one by one, oldest first"), .init("last", "run the last one only"),
        .init("none", "run none of them"),
      ]), default: "all", help: "What happens to runs that were missed while the scheduler was down or busy.",
      applies: isScheduled),
    Field(
      .activation, "schedule.catch_up_limit", "Missed runs at most", .schedule, .number, default: "24",
      help: "Of more missed runs than this only the newest are caught up.", applies: isScheduled),
    Field(
      .activation, "schedule.disable_after", "Disable after failures", .schedule, .number, default: "10",
      help:
        "The schedule is disabled after so many failures in a row that cannot pass by themselves; 0 never disables.",
      applies: isScheduled),
    Field(
      .activation, "notify", "Notifications", .schedule, .structure,
      help: "Who is told when a run ends: by e-mail, or by its report posted to an address.",
      example: "email: {to: [ops@example.com], on: [success, failure]}"),
  ]
}
