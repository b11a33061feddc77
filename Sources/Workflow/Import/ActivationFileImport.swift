import Activation

/// The activations of an Audience Studio file as Treasure Data's own command line writes it: `activations: [{name,
/// connection, columns, schedule, connector_config, notification}]` (contract 3.3).
public struct ActivationFileImport: Sendable {
  public private(set) var activations: [ImportedActivation] = []
  public private(set) var issues: [Issue] = []

  /// True for a document that has this shape.
  public static func recognizes(_ document: DocumentValue) -> Bool { document["activations"]?.list != nil }

  public init(_ document: DocumentValue) {
    for (index, value) in (document["activations"]?.list ?? []).enumerated() {
      let path = FieldPath("activations").appending(index)
      guard let activation = value.map else {
        issues.append(
          .error(.wrongType, path, "An activation is a group of keys, not \(value.kindName).", fix: "Give it a name."))
        continue
      }
      let converted = convert(activation, at: path, segment: document["name"]?.scalarText)
      activations.append(
        ImportedActivation(origin: activation["name"]?.scalarText ?? "\(path)", document: .map(converted)))
    }
  }

  private static let known = [
    "name", "description", "connection", "all_columns", "columns", "schedule", "connector_config", "notification",
    "behaviors",
  ]

  private mutating func convert(_ given: DocumentMap, at path: FieldPath, segment: String?) -> DocumentMap {
    var activation: DocumentMap = [:]
    activation["activation"] = given["name"]
    activation["connection"] = given["connection"]
    if let segment { activation["segment"] = ["name": .text(segment)] }
    activation["output_mapping"] = mapping(given, at: path)
    var settings = given["connector_config"]?.map ?? [:]
    settings["type"] = settings["type"] ?? "amazon_marketing_cloud"
    activation["result_settings"] = .map(settings)
    var reader = PanelSchedule(given["schedule"]?.map ?? [:], at: path.appending("schedule"))
    let schedule = reader.schedule()
    issues += reader.issues
    if !schedule.isEmpty { activation["schedule"] = .map(schedule) }
    activation["notify"] = notify(given["notification"]?.map, at: path)
    note(given, at: path)
    return activation
  }

  private mutating func mapping(_ given: DocumentMap, at path: FieldPath) -> DocumentValue? {
    guard let columns = given["columns"]?.list else { return ["export_all_columns": true] }
    var names: [DocumentValue] = []
    for (index, column) in columns.enumerated() {
      guard let name = column.scalarText ?? column["name"]?.scalarText else { continue }
      names.append(["source": .text(name), "output": .text(name)])
      if column["visibility"]?.scalarText == "masked" {
        warn(
          path.appending("columns").appending(index), "The column \(name) is masked in Audience Studio.",
          fix: "Send it into an identity field only if it holds SHA-256 hashes already.")
      }
    }
    return ["export_all_columns": .bool(given["all_columns"] == true), "columns": .list(names)]
  }

  private mutating func notify(_ given: DocumentMap?, at path: FieldPath) -> DocumentValue? {
    guard let given, let recipients = given["email_recipients"]?.list, !recipients.isEmpty else { return nil }
    let words = given["notify_on"]?.list?.compactMap(\.scalarText) ?? []
    let occasions = [("success", "onSuccess"), ("failure", "onFailure")].filter { occasion in
      words.contains { $0.lowercased().filter(\.isLetter) == occasion.1.lowercased() || $0 == occasion.0 }
    }
    guard !occasions.isEmpty else { return nil }
    if recipients.contains(where: { $0.scalarText?.contains("@") != true }) {
      warn(
        path.appending("notification"), "Some recipients are user ids, not addresses.",
        fix: "Write their addresses into notify.email.to.")
    }
    return ["email": ["to": .list(recipients), "on": .list(occasions.map { .text($0.0) })]]
  }

  private mutating func note(_ given: DocumentMap, at path: FieldPath) {
    warn(
      path, "The file does not say how the rows are read, so the activation has no source yet.",
      fix: "Add source:, such as treasure_data with the segment's id or its query.")
    for key in given.keys where !Self.known.contains(key) || key == "behaviors" || key == "description" {
      warn(
        path.appending(key), "\(key) has no counterpart and was left out.",
        fix: "Nothing needs to be done, if you do not need it.")
    }
  }

  private mutating func warn(_ path: FieldPath, _ message: String, fix: String) {
    issues.append(.warning(.leftOut, path, message, fix: fix))
  }
}
