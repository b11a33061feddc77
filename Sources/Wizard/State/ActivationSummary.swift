import Activation
import Documents
import ExportEngine

/// One activation in a line of the list and a few lines below it.
struct ActivationSummary: Sendable {
  let name: String
  /// “data set loyalty_v1”.
  let target: String
  /// The cron expression, or “none”.
  let schedule: String
  /// “customers.csv → loyalty_v1 on acme-us (ADDITIVE)”.
  let flow: String
  let issues: [Issue]

  init(_ file: DraftFile) {
    let activation = file.draft.activation
    func text(_ path: FieldPath) -> String? { activation[path]?.scalarText }
    name = text("activation") ?? file.path.split(separator: "/").last.map(String.init) ?? file.path
    let dataset = text("result_settings.dataset_id")
    switch (text("result_settings.target"), text("result_settings.operation")) {
    case ("rule_based_audiences", _): target = "rule-based audience"
    case (_, "delete"): target = "delete identities"
    default: target = dataset.map { "data set \($0)" } ?? "no data set yet"
    }
    schedule = text("schedule.cron").flatMap { $0.isEmpty ? nil : $0 } ?? "none"
    let strategy = text("result_settings.update_strategy") ?? "additive"
    let connection = text("connection") ?? "no connection"
    flow = "\(Self.source(activation)) → \(dataset ?? target) on \(connection) (\(strategy.uppercased()))"
    issues = file.issues + file.draft.issues()
  }

  private static func source(_ activation: DocumentValue) -> String {
    let path = activation["source.csv.path" as FieldPath] ?? activation["source.sqlite.file" as FieldPath]
    if let path = path?.scalarText { return path.split(separator: "/").last.map(String.init) ?? path }
    return activation["source"]?.map?.keys.first ?? "no source"
  }
}
