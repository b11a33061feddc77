import Activation

/// The mail tasks of a workflow that is written from an activation.
enum WorkflowMail {
  /// By this text an import knows that nothing of a person's own is lost.
  static let body = "Look at the session in Treasure Workflow for the report of the run."

  static func task(_ occasion: String, activation: String, to recipients: DocumentValue) -> DocumentValue {
    ["mail>": ["data": .text(body)], "subject": .text("\(activation): \(occasion)"), "to": recipients]
  }
}
