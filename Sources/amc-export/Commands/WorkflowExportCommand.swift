import Activation
import ArgumentParser
import Documents
import Foundation
import Reporting
import Workflow

struct WorkflowExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Prints an activation as a workflow file and writes its SQL file.",
    discussion: """
      Prints the .dig file. Its query is written to a .sql file beside the activation file, or into the current folder \
      when the activation is given by name; --out writes both files into a folder instead. No secret is written: \
      Treasure Workflow keeps the API key as the secret td.apikey, and the login in the named connection.

      Example: amc-export workflow export weekly-loyalty --out workflows
      """)

  @Argument(help: "An activation file, or its name in the home folder.") var file: String
  @Option(help: "Write the .dig file and its SQL file into this folder.") var out: String?
  @Flag(help: "Overwrite files that are there already and differ.") var force = false

  func run() throws {
    let loaded = Context().load(file)
    let unread = loaded.issues.filter { !$0.concernsConnection }
    let export = WorkflowExport(loaded.draft.activation)
    let issues = unread.hasErrors ? unread : unread + export.issues
    issues.flatMap(IssueText.lines).forEach(Console.narrate)
    try ExitStatus(issues).finish()
    guard let text = export.text else { return }
    if let query = export.query { try write(query.text, to: "\(folder(loaded))\(query.file)", "its query") }
    guard out != nil else {
      Console.print(text.trimmingCharacters(in: .newlines))
      return
    }
    let name = loaded.draft.activation["activation"]?.scalarText ?? "export"
    try write(text, to: "\(folder(loaded))\(WorkflowExport.fileName(name)).dig", "the workflow")
  }

  /// Empty, or ends with a slash.
  private func folder(_ loaded: DraftFile) -> String {
    if let out { return out.hasSuffix("/") ? out : "\(out)/" }
    let isPath = loaded.path == file
    return isPath && !loaded.folder.isEmpty ? "\(loaded.folder)/" : ""
  }

  /// A file of somebody else's with the same name is left alone.
  private func write(_ text: String, to path: String, _ what: String) throws {
    let old = FileManager.default.contents(atPath: path)
    guard force || old == nil || old == Data(text.utf8) else {
      throw ValidationError("\(path) is there already and differs; use --force to overwrite it")
    }
    do {
      try AtomicFile.write(text, to: path, permissions: 0o644)
    } catch {
      let issue = Issue.error(
        .outputUnwritable, FieldPath(), "\(error.path) cannot be written: \(error.reason).",
        fix: "Choose another folder with --out.")
      IssueText.lines(issue).forEach(Console.narrate)
      try ExitStatus([issue]).finish()
    }
    Console.narrate("\(what) is in \(path)")
  }
}
