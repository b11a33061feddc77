import Activation
import Documents

extension EditorState {
  /// What is wrong with a field. While it is typed for the first time, what was wrong before stays.
  func issues(of field: Field) -> [Issue] {
    let isTyping = entry?.isChanged == true
    let isNew = isTyping && entry?.field.issuePath == field.issuePath && !touched.contains(field.issuePath)
    let source = isTyping && !isNew ? pendingIssues + sourceIssues.filter { !draftIssues.contains($0) } : issues
    var seen: Set<Issue> = []
    return source.filter { FieldRegistry.field(at: $0.path)?.issuePath == field.issuePath && seen.insert($0).inserted }
  }

  func issues(of step: Field.Step) -> [Issue] { issues.filter { Field.Step(of: $0) == step } }

  /// Only what concerns reading or writing the activation file keeps it from being saved.
  var blocksSavingActivation: Bool { file.issues.contains { !$0.concernsConnectionFile } }
  /// A connection file that is not there yet is made; one that cannot be read is left alone.
  var blocksSavingConnection: Bool {
    isReconnecting || file.issues.contains { $0.concernsConnectionFile && $0.code != .connectionMissing }
  }

  var hasErrors: Bool { issues.hasErrors }
}

extension Issue {
  fileprivate var concernsConnectionFile: Bool { path.components.first == .key("connection") }
}

extension Field.Step {
  /// The step where an issue can be mended; what belongs to no field is told in the review.
  init(of issue: Issue) {
    if let field = FieldRegistry.field(at: issue.path) {
      self = field.step
      return
    }
    guard case .key(let key)? = issue.path.components.first else {
      self = .review
      return
    }
    self =
      switch key {
      case "connection": .connection
      case "source", "segment": .source
      case "result_settings", "limits": .target
      case "output_mapping": .mapping
      case "schedule", "notify": .schedule
      default: .review
      }
  }

  /// Counted from 1, as the digit keys do.
  var number: Int { (Self.allCases.firstIndex(of: self) ?? 0) + 1 }
  var next: Field.Step? { Self.allCases.dropFirst(number).first }
  var previous: Field.Step? { number > 1 ? Self.allCases[number - 2] : nil }

  /// True for the steps that are a form of fields.
  var isForm: Bool {
    switch self {
    case .connection, .source, .target, .dataset, .schedule: true
    case .mapping, .review: false
    }
  }
}
