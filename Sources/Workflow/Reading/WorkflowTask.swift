import Activation

/// A task that does something, with all the parameters it can see (contract 2.1, 2.2).
struct WorkflowTask {
  /// Names of the task and the groups around it, outermost first, without their `+`.
  let names: [String]
  /// The operator without its `>`, such as `td`.
  let type: String
  /// What stands behind the operator.
  let command: DocumentValue
  /// The task's own keys.
  let keys: DocumentMap
  /// Exports of the file and the groups, the inner ones winning.
  let exports: DocumentMap
  let isDisabled: Bool
  /// Tasks of `_error` and `_check` of the task and of the groups around it.
  let afterFailure: [WorkflowTask]
  let afterSuccess: [WorkflowTask]

  var path: FieldPath { FieldPath(names.map { .key("+\($0)") }) }
  var title: String { names.map { "+\($0)" }.joined() }

  /// References see the task's own keys first, then the exports.
  var variables: WorkflowVariables {
    WorkflowVariables(parameters: exports.merging(DocumentMap(keys.entries.map { ($0.key, $0.value) })))
  }

  /// A key of `td>`: the task's, else that of the exported `td:` map (contract 2.3).
  func value(_ key: String) -> DocumentValue? {
    let value = keys[key] ?? exports["td"]?[key]
    return value?.isNull == true ? nil : value
  }
}
