import Activation

/// Makes an activation of one exporting task (contract 2.3).
struct ExportTaskReader {
  private let task: WorkflowTask
  private let files: ProjectFiles
  private(set) var issues: [Issue] = []

  init(_ task: WorkflowTask, files: ProjectFiles) {
    self.task = task
    self.files = files
  }

  private static let ignored = [
    "create_table", "insert_into", "download_file", "store_last_results", "preview", "result_url",
  ]

  /// True for tasks whose result goes to Amazon Marketing Cloud, as far as can be told before they run.
  static func exports(_ task: WorkflowTask) -> Bool {
    guard ["td", "td_result_export"].contains(task.type), task.value("result_connection") != nil else { return false }
    guard let type = task.value("result_settings")?["type"]?.scalarText, !type.contains("${") else { return true }
    return type == "amazon_marketing_cloud"
  }

  mutating func activation(named name: String, schedule: DocumentMap, notify: DocumentValue?) -> DocumentValue? {
    guard let settings = settings() else { return nil }
    var schedule = schedule
    if task.isDisabled {
      schedule["enabled"] = false
      warn(
        .repaired, task.path, "The task is disabled in the workflow, so the activation's schedule is, too.",
        fix: "Set schedule.enabled to true to run it.")
    }
    for key in Self.ignored where task.keys[key] != nil {
      warn(
        .leftOut, task.path.appending(key), "\(key) has no counterpart and was left out.",
        fix: "Keep the workflow, if you need it.")
    }
    var document: DocumentMap = ["activation": .text(name)]
    document["connection"] = text("result_connection").map(DocumentValue.text)
    document["source"] = ["treasure_data": .map(source())]
    document["result_settings"] = .map(settings)
    if !schedule.isEmpty { document["schedule"] = .map(schedule) }
    document["notify"] = notify
    return .map(document)
  }

  private mutating func source() -> DocumentMap {
    var source = site()
    source["api_key"] = "env:TD_API_KEY"
    if task.type == "td_result_export" {
      source["job_id"] = text("job_id").map(DocumentValue.text)
      return source
    }
    source["database"] = text("database").map(DocumentValue.text)
    let isHive = text("engine") == "hive"
    source["engine"] = isHive ? "hive" : "trino"
    source["query"] = query().map(DocumentValue.text)
    source["priority"] = task.value("priority")
    source["retry_limit"] = task.value("job_retry")
    source["pool_name"] = text(isHive ? "hive_pool_name" : "presto_pool_name").map(DocumentValue.text)
    source["engine_version"] =
      (text("engine_version") ?? text(isHive ? "hive_engine_version" : "presto_engine_version"))
      .map(DocumentValue.text)
    return source
  }

  private mutating func site() -> DocumentMap {
    guard let endpoint = text("endpoint"), !endpoint.contains("${") else { return ["site": "us01"] }
    let host = endpoint.split(separator: "/").last.map(String.init) ?? endpoint
    if let site = WorkflowSites.site(ofHost: host) { return ["site": .text(site)] }
    return ["endpoint": .text(endpoint.contains("://") ? endpoint : "https://\(endpoint)")]
  }

  private mutating func query() -> String? {
    if let literal = task.command["data"]?.scalarText { return literal }
    guard let path = task.command.scalarText else { return text("query") }
    let file = resolved(path, at: task.path.appending("td>"))
    do {
      return resolved(try files.text(of: file), at: task.path.appending("td>"), kind: "The query in \(file)")
    } catch {
      let reason = error == .outside ? "lies outside the workflow's folder" : "cannot be read"
      warn(
        .fileMissing, task.path.appending("td>"),
        "The query file \(file) \(reason), so the activation has no query yet.",
        fix: "Put the file beside the workflow and import again, or add source.treasure_data.query.")
      return nil
    }
  }
}

extension ExportTaskReader {
  /// The settings of the connector: a map, or one text that holds JSON.
  private mutating func settings() -> DocumentMap? {
    let path = task.path.appending("result_settings")
    switch task.value("result_settings") {
    case .map(let map)?: return resolved(map, at: path)
    case nil: return ["type": "amazon_marketing_cloud"]
    case let value?:
      let text = resolved(value.scalarText ?? "", at: path)
      if let map = (try? JSONText.read(text))?.map { return map }
      issues.append(
        .error(
          .wrongType, path, "result_settings is neither a group of keys nor the text of a JSON object.",
          fix: "Indent the settings below result_settings."))
      return nil
    }
  }

  private mutating func text(_ key: String) -> String? {
    task.value(key)?.scalarText.map { resolved($0, at: task.path.appending(key)) }
  }

  private mutating func resolved(_ map: DocumentMap, at path: FieldPath) -> DocumentMap {
    var result = map
    for entry in map.entries { result[entry.key] = resolved(entry.value, at: path.appending(entry.key)) }
    return result
  }

  /// A scalar with a reference becomes text; a literal keeps its type (contract 2.2).
  private mutating func resolved(_ value: DocumentValue, at path: FieldPath) -> DocumentValue {
    switch value {
    case .text(let text): return .text(resolved(text, at: path))
    case .map(let map): return .map(resolved(map, at: path))
    case .list(let list):
      var elements: [DocumentValue] = []
      for (index, element) in list.enumerated() { elements.append(resolved(element, at: path.appending(index))) }
      return .list(elements)
    case .null, .bool, .number: return value
    }
  }

  private mutating func resolved(_ text: String, at path: FieldPath, kind: String = "This") -> String {
    guard text.contains("${") else { return text }
    let result = task.variables.resolve(text)
    for reference in Set(result.unresolved).sorted() {
      let isSecret = reference.hasPrefix("${secret:")
      warn(
        .unresolvedReference, path,
        "\(kind) refers to \(reference), which \(isSecret ? "is a secret of the workflow service" : "only a running workflow knows"); it was kept as it stands.",
        fix: "Put the value itself there.")
    }
    return result.text
  }

  private mutating func warn(_ code: Issue.Code, _ path: FieldPath, _ message: String, fix: String) {
    issues.append(.warning(code, path, message, fix: fix))
  }
}
