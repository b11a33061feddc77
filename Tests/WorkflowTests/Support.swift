import Activation
import Foundation

@testable import Workflow

/// A workflow project in memory.
enum Project {
  static func importing(
    _ text: String, name: String = "flow", files: [String: String] = ["upload.sql": "SELECT email FROM people\n"]
  ) -> WorkflowImport {
    WorkflowImport(text, name: name, files: ProjectFiles { files[$0] })
  }

  /// One of the product document's four workflows, byte for byte as it prints them.
  static func example(_ name: String) throws -> String {
    try String(contentsOf: Bundle.module.bundleURL.appending(path: "Examples/\(name).dig"), encoding: .utf8)
  }

  /// The smallest exporting workflow, with lines before it and keys added to the task.
  static func workflow(before: String = "", task: String = "", settings: String = "target: dataset") -> String {
    """
    \(before)
    +export:
      td>: upload.sql
      database: crm_db
      result_connection: acme
    \(task.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n"))
      result_settings:
        type: amazon_marketing_cloud
        \(settings)

    """
  }
}

extension WorkflowImport {
  var only: DocumentValue? { activations.count == 1 ? activations[0].document : nil }

  var messages: [String] { issues.map { "\($0)" } }
}
