import Activation
import Foundation
import Workflow

/// A Treasure Workflow file as a draft: the one activation its exporting task makes (contract 2).
enum WorkflowDocument {
  static func isWorkflow(_ path: String) -> Bool { path.hasSuffix(".dig") }

  /// What a running workflow would have filled in cannot be guessed, so here it is an error.
  static func activation(at path: String, _ issues: inout [Issue]) -> DocumentValue? {
    guard let text = DocumentFile.text(path, at: FieldPath(), missing: .fileMissing, &issues) else { return nil }
    let workflow = WorkflowImport(text, name: name(of: path), files: .beside(path))
    issues += workflow.issues.map(hardened)
    guard !issues.hasErrors else { return workflow.activations.first?.document }
    if workflow.activations.count == 1 { return workflow.activations[0].document }
    let tasks = workflow.activations.map(\.origin).joined(separator: ", ")
    issues.append(
      .error(
        .contradiction, FieldPath(), "The workflow has several exporting tasks: \(tasks).",
        fix: "Make a file of the one you mean: amc-export workflow import \(path) --task NAME > NAME.yaml"))
    return nil
  }

  static func name(of path: String) -> String {
    ((path as NSString).lastPathComponent as NSString).deletingPathExtension
  }

  private static func hardened(_ issue: Issue) -> Issue {
    var issue = issue
    if issue.code == .unresolvedReference || issue.code == .fileMissing { issue.severity = .error }
    return issue
  }
}

extension ProjectFiles {
  /// The files below the folder of a workflow file.
  public static func beside(_ workflow: String) -> ProjectFiles {
    let folder = (workflow as NSString).deletingLastPathComponent
    return ProjectFiles { name in
      let path = folder.isEmpty ? name : "\(folder)/\(name)"
      guard let data = FileManager.default.contents(atPath: path), data.count <= DocumentFile.largestBytes else {
        return nil
      }
      return String(validating: data, as: UTF8.self)
    }
  }
}
