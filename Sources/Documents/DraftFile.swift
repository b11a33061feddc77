import Activation
import Foundation

/// A draft as it lies on disk: an activation file and the connection file it names.
public struct DraftFile: Sendable {
  public var draft: Draft
  /// Path of the activation file.
  public let path: String
  /// What was wrong with reading the files; a draft with such issues is incomplete.
  public let issues: [Issue]

  public init(draft: Draft, path: String, issues: [Issue] = []) {
    self.draft = draft
    self.path = path
    self.issues = issues
  }

  /// Relative source paths start here.
  public var folder: String { (path as NSString).deletingLastPathComponent }

  /// Reads an activation by path or by its name in the home folder; a `.dig` file is imported on the way.
  public static func load(_ nameOrPath: String, home: Home) -> DraftFile {
    let path = activationPath(nameOrPath, home: home)
    var issues: [Issue] = []
    let activation =
      WorkflowDocument.isWorkflow(path)
      ? WorkflowDocument.activation(at: path, &issues)
      : DocumentFile.read(path, at: FieldPath(), missing: .fileMissing, &issues)
    var draft = Draft(activation: activation ?? .map([:]))
    if !issues.hasErrors, let name = draft.connectionName {
      let connection = ConnectionFile.load(name, home: home)
      draft.connection = connection.document
      issues += connection.issues
    }
    return DraftFile(draft: draft, path: path, issues: issues)
  }

  /// Anything with a slash or a `.yaml` ending is a path; a file in the working folder wins over a name.
  private static func activationPath(_ nameOrPath: String, home: Home) -> String {
    let isPath =
      nameOrPath.contains("/") || [".yaml", ".yml", ".dig"].contains { nameOrPath.hasSuffix($0) }
    return isPath || DocumentFile.isFile(nameOrPath) ? nameOrPath : home.activationPath(nameOrPath)
  }
}
