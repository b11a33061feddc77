import Activation

/// Puts settings that lost their indentation back under their task (contract 2.5).
enum WorkflowRepair {
  private static let topKeys = ["timezone", "_export", "schedule", "sla", "_error", "_check", "_retry", "_parallel"]

  /// Top-level keys that a workflow does not have move into `result_settings`, if exactly one task has such a map and
  /// no key stands in both. Otherwise nothing moves, and the reader refuses the keys.
  static func returnSettings(in file: inout DocumentMap) -> [Issue] {
    let stray = file.entries.filter { !topKeys.contains($0.key) && !$0.key.hasPrefix("+") && !$0.key.hasSuffix(">") }
    let owners = settings(below: .map(file), at: FieldPath())
    guard !stray.isEmpty, owners.count == 1, let owner = owners.first,
      !stray.contains(where: { owner.map[$0.key] != nil })
    else { return [] }
    var document = DocumentValue.map(file)
    for entry in stray {
      document[FieldPath([.key(entry.key)])] = nil
      document[owner.path.appending(entry.key)] = entry.value
    }
    file = document.map ?? file
    let names = stray.map(\.key).joined(separator: ", ")
    return [
      .warning(
        .repaired, owner.path,
        "\(stray.count == 1 ? "The key" : "The keys") \(names) stood at the top of the file and \(stray.count == 1 ? "was" : "were") moved into the result_settings of \(owner.task).",
        fix: "Indent them below result_settings in the workflow file, too.")
    ]
  }

  private struct Owner {
    let task: String
    let path: FieldPath
    let map: DocumentMap
  }

  private static func settings(below value: DocumentValue, at path: FieldPath) -> [Owner] {
    guard let map = value.map else { return [] }
    var owners: [Owner] = []
    if case .key(let task)? = path.components.last, let settings = map["result_settings"]?.map {
      owners.append(Owner(task: task, path: path.appending("result_settings"), map: settings))
    }
    for entry in map.entries where entry.key.hasPrefix("+") {
      owners += settings(below: entry.value, at: FieldPath(path.components + [.key(entry.key)]))
    }
    return owners
  }
}
