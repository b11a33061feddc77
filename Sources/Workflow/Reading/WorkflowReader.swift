import Activation

/// Finds the tasks of a workflow file and tells what digdag would refuse in it (contract 2.1).
struct WorkflowReader {
  private(set) var issues: [Issue] = []
  private(set) var tasks: [WorkflowTask] = []

  private static let topKeys = ["timezone", "_export", "schedule", "sla", "_error", "_check", "_retry", "_parallel"]
  private static let groupKeys =
    topKeys.filter { $0 != "timezone" && $0 != "schedule" && $0 != "sla" }
    + ["_background", "_after", "_secrets", "_disable"]

  /// What a task inherits from the groups around it.
  private struct Surroundings {
    var names: [String] = []
    var exports: DocumentMap = [:]
    var isDisabled = false
    var afterFailure: [WorkflowTask] = []
    var afterSuccess: [WorkflowTask] = []
  }

  /// - Parameter file: a whole workflow file, mended.
  mutating func read(_ file: DocumentMap) {
    checkKeys(of: file, Self.topKeys, at: FieldPath())
    readGroup(file, Surroundings())
    if tasks.isEmpty, issues.errors.isEmpty {
      issues.append(
        .error(.missingValue, FieldPath(), "The workflow has no task.", fix: "Add a task whose name begins with +."))
    }
  }

  private mutating func readGroup(_ group: DocumentMap, _ outer: Surroundings) {
    var inner = outer
    inner.exports.merge(group["_export"]?.map ?? [:])
    inner.isDisabled = outer.isDisabled || group["_disable"] == true
    inner.afterFailure += followers(group["_error"], "_error", inner)
    inner.afterSuccess += followers(group["_check"], "_check", inner)
    for entry in group.entries where entry.key.hasPrefix("+") {
      checkName(entry.key)
      var place = inner
      place.names.append(String(entry.key.dropFirst()))
      readTask(entry.value, place)
    }
  }

  private mutating func readTask(_ value: DocumentValue, _ place: Surroundings) {
    let path = FieldPath(place.names.map { .key("+\($0)") })
    guard let map = value.map else {
      issues.append(
        .error(
          .wrongType, path, "A task is a group of keys, not \(value.kindName).",
          fix: "Give it an operator, such as td>."))
      return
    }
    let operators = map.keys.filter { $0.hasSuffix(">") }
    switch operators.count {
    case 0:
      checkKeys(of: map, Self.groupKeys, at: path)
      readGroup(map, place)
    case 1: tasks.append(task(map, operators[0], place))
    default:
      issues.append(
        .error(
          .contradiction, path, "The task has several operators: \(operators.joined(separator: ", ")).",
          fix: "Make a task of each."))
    }
  }

  private mutating func task(_ map: DocumentMap, _ key: String, _ place: Surroundings) -> WorkflowTask {
    if map.keys.contains(where: { $0.hasPrefix("+") }) {
      issues.append(
        .error(
          .contradiction, FieldPath(place.names.map { .key("+\($0)") }),
          "A task with \(key) cannot have tasks of its own.",
          fix: "Put them beside it."))
    }
    var exports = place.exports
    exports.merge(map["_export"]?.map ?? [:])
    return WorkflowTask(
      names: place.names, type: String(key.dropLast()), command: map[key] ?? .null,
      keys: DocumentMap(distinct: map.entries.filter { $0.key != key }.map { ($0.key, $0.value) }), exports: exports,
      isDisabled: place.isDisabled || map["_disable"] == true,
      afterFailure: place.afterFailure + followers(map["_error"], "_error", place),
      afterSuccess: place.afterSuccess + followers(map["_check"], "_check", place))
  }

  /// The tasks of an `_error` or `_check`, which holds one task or a group of them.
  private func followers(_ value: DocumentValue?, _ name: String, _ place: Surroundings) -> [WorkflowTask] {
    guard let value else { return [] }
    var reader = WorkflowReader()
    var inner = Surroundings(names: place.names, exports: place.exports)
    inner.names.append(name)
    reader.readTask(value, inner)
    return reader.tasks
  }

  private mutating func checkKeys(of map: DocumentMap, _ known: [String], at path: FieldPath) {
    for key in map.keys where !key.hasPrefix("+") && !known.contains(key) {
      let suggestion = Spelling.closest(to: key, among: known).map { "Did you mean \($0)?" }
      issues.append(
        .error(
          .unknownKey, path.appending(key), "The key “\(key)” is not one that a workflow has here.",
          fix: suggestion ?? "Names of tasks begin with +; settings of an export belong below its result_settings."))
    }
  }

  /// Contract 2.1: `+`, then letters, digits and a few signs, at most 255 characters.
  private mutating func checkName(_ name: String) {
    let signs = Set("`_-=[]{}%&@,.")
    let isLegal = name.dropFirst().allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) || signs.contains($0) }
    guard !isLegal || name.count > 255 || name == "+" else { return }
    issues.append(
      .error(
        .invalidValue, FieldPath([.key(name)]), "“\(name)” cannot be a task's name.",
        fix: "Use letters, digits, _ and -, at most 255 of them."))
  }
}
