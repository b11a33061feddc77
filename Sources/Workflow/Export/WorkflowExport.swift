import Activation
import Scheduling

/// A Treasure Workflow file made of an activation, with its SQL file beside it and without any secret (contract 2.5).
public struct WorkflowExport: Sendable {
  /// The text of the `.dig` file; nil when the activation cannot be a workflow.
  public private(set) var text: String?
  /// The query, and the name under which the workflow looks for it; nil when it exports the result of a job.
  public private(set) var query: (file: String, text: String)?
  /// Warnings tell what a workflow cannot say and was left out.
  public private(set) var issues: [Issue] = []

  /// - Parameter activation: an activation's document; it need not be valid in all its parts.
  public init(_ activation: DocumentValue) {
    guard let source = activation["source"]?["treasure_data"]?.map else {
      issues.append(
        .error(
          .contradiction, "source", "Only a Treasure Data source can become a workflow.",
          fix: "Use source: {treasure_data: …}, or keep running this activation with amc-export."))
      return
    }
    guard source["query"]?.scalarText != nil || source["job_id"]?.scalarText != nil else {
      issues.append(
        .error(
          .missingValue, "source.treasure_data.query", "There is no query to be written.", fix: "Add query: or job_id:."
        ))
      return
    }
    let name = activation["activation"]?.scalarText ?? "export"
    if let sql = source["query"]?.scalarText { query = ("\(Self.fileName(name)).sql", sql) }
    text = WorkflowWriter.text(of: file(activation, source, name))
    noteLeftOut(activation, source)
  }

  private mutating func file(_ activation: DocumentValue, _ source: DocumentMap, _ name: String) -> DocumentMap {
    var file: DocumentMap = [:]
    let schedule = activation["schedule"]?.map ?? [:]
    file["timezone"] = schedule["timezone"]
    file["schedule"] = self.schedule(schedule)
    let exports = exports(source)
    if !exports.isEmpty { file["_export"] = ["td": .map(exports)] }
    addMails(activation, name, to: &file)
    file["+\(Self.fileName(name))"] = .map(task(activation, source, name))
    return file
  }

  private func exports(_ source: DocumentMap) -> DocumentMap {
    var exports: DocumentMap = [:]
    exports["database"] = source["database"]
    if let endpoint = source["endpoint"]?.scalarText {
      exports["endpoint"] = .text(endpoint.replacing("https://", with: ""))
    } else if let site = source["site"]?.scalarText, site != "us01", let host = WorkflowSites.host(ofSite: site) {
      exports["endpoint"] = .text(host)
    }
    return exports
  }

  private func task(_ activation: DocumentValue, _ source: DocumentMap, _ name: String) -> DocumentMap {
    var task: DocumentMap = [:]
    if let query {
      task["td>"] = .text(query.file)
      task["database"] = source["database"].map { _ in "${td.database}" }
      let isHive = source["engine"]?.scalarText == "hive"
      if isHive { task["engine"] = "hive" }
      task["priority"] = source["priority"]
      task["job_retry"] = source["retry_limit"]
      task[isHive ? "hive_pool_name" : "presto_pool_name"] = source["pool_name"]
      task["engine_version"] = source["engine_version"]
    } else {
      task["td_result_export>"] = .null
      task["job_id"] = source["job_id"]
    }
    task["result_connection"] = activation["connection"]
    task["result_settings"] = .map(settings(activation["result_settings"]?.map ?? [:]))
    if isDisabled(activation) { task["_disable"] = true }
    return task
  }

  private func isDisabled(_ activation: DocumentValue) -> Bool {
    activation["schedule"]?["enabled"]?.scalarText?.lowercased() == "false"
  }

  private static let settingsOrder = [
    "type", "target", "operation", "dataset_id", "create_dataset", "dataset_definition", "bucket", "path_prefix",
    "file_name_prefix", "wait_until_finish", "clean_upload_file", "amc_instance_id", "amc_account_id", "audience_name",
    "audience_description", "advertiser_id", "query", "time_window_start", "time_window_end", "refresh_rate_days",
    "time_window_relative",
  ]

  /// The product document's order first; a structure becomes the JSON text that the connector takes.
  private func settings(_ given: DocumentMap) -> DocumentMap {
    var settings: DocumentMap = ["type": given["type"] ?? "amazon_marketing_cloud"]
    let keys = Self.settingsOrder + given.keys.filter { !Self.settingsOrder.contains($0) }
    for key in keys {
      guard let value = given[key] else { continue }
      settings[key] = value.map != nil || value.list != nil ? .text(JSONText.write(value)) : value
    }
    return settings
  }

  /// The name of an activation as the name of a workflow, its task and its files: ASCII letters, digits, `-` and `_`.
  public static func fileName(_ name: String) -> String {
    let legal = name.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") ? $0 : "_" }
    return legal.isEmpty ? "export" : String(legal.prefix(200))
  }
}

extension WorkflowExport {
  /// Workflows read cron in another dialect, so the fields are resolved (contract 2.4).
  private mutating func schedule(_ given: DocumentMap) -> DocumentValue? {
    let text = given["cron"]?.scalarText ?? ""
    let cron: CronExpression?
    do {
      cron = try CronExpression.optional(text)
    } catch {
      issues.append(.error(.invalidValue, "schedule.cron", error.message, fix: error.fix))
      return nil
    }
    guard let cron else { return nil }
    var schedule: DocumentMap = ["cron>": .text(cron.resolvedText)]
    for key in ["delay", "start", "end"] { schedule[key] = given[key] }
    if given["catch_up"]?.scalarText == "none" {
      schedule["skip_on_overtime"] = true
      schedule["skip_delayed_by"] = "1m"
    }
    return .map(schedule)
  }

  private mutating func addMails(_ activation: DocumentValue, _ name: String, to file: inout DocumentMap) {
    guard let email = activation["notify"]?["email"]?.map, let recipients = email["to"], !recipients.isNull else {
      return
    }
    let list = DocumentValue.list(recipients.list ?? [recipients])
    let words = email["on"].map { ($0.list ?? [$0]).compactMap(\.scalarText) } ?? ["success", "failure"]
    if words.contains("failure") { file["_error"] = WorkflowMail.task("failed", activation: name, to: list) }
    if words.contains("success") { file["_check"] = WorkflowMail.task("done", activation: name, to: list) }
  }

  private mutating func noteLeftOut(_ activation: DocumentValue, _ source: DocumentMap) {
    if isChanging(activation["output_mapping"]) {
      leftOut("output_mapping", "A workflow cannot rename columns or add strings", fix: "Say it in the query, with AS.")
    }
    for key in ["segment", "limits"] where activation[key]?.isNull == false {
      leftOut(FieldPath(key), "A workflow has no \(key)", fix: "Keep the activation, if you need it.")
    }
    for key in ["catch_up_limit", "disable_after"] where activation["schedule"]?[key] != nil {
      leftOut(FieldPath("schedule").appending(key), "A workflow has no \(key)", fix: "Nothing needs to be done.")
    }
    if activation["schedule"]?["catch_up"]?.scalarText == "last" {
      leftOut(
        "schedule.catch_up", "A workflow cannot run the last missed session only",
        fix: "Set skip_on_overtime, if none is right.")
    }
    if activation["notify"]?["webhook"] != nil {
      leftOut("notify.webhook", "The webhook is not written", fix: "Add an http> task.")
    }
    if source["query"]?.scalarText?.contains("${") == true {
      issues.append(
        .warning(
          .unresolvedReference, "source.treasure_data.query",
          "The query holds ${…}, which a workflow replaces when it runs.",
          fix: "Nothing needs to be done, if that is what you mean."))
    }
  }

  private func isChanging(_ mapping: DocumentValue?) -> Bool {
    guard let map = mapping?.map else { return false }
    return map.entries.contains { !($0.key == "export_all_columns" && $0.value == true) && !$0.value.isNull }
  }

  private mutating func leftOut(_ path: FieldPath, _ message: String, fix: String) {
    issues.append(.warning(.leftOut, path, "\(message); it was left out.", fix: fix))
  }
}
