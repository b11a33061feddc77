import Activation
import ArgumentParser
import Documents
import Foundation
import Reporting
import Workflow

struct WorkflowImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Prints the activation that a workflow file stands for.",
    discussion: """
      Reads a .dig file and the SQL files beside it, mends what copying from a web page broke, and prints an activation \
      as YAML. What was repaired, translated or left out is told on standard error. The rows come from Treasure Data, \
      with the API key in the environment variable TD_API_KEY; the connection has the name of the workflow's \
      result_connection. A workflow with several exporting tasks gives one document for each; --task prints one alone.

      Also reads the activation files of Treasure Data's own command line (YAML with a list of activations), as far as \
      cron can say their schedules.

      Example: amc-export workflow import upload.dig > upload.yaml
      """)

  @Argument(help: "A .dig file, or a YAML file with a list of activations.") var file: String
  @Option(help: "The exporting task, or activation, to print.") var task: String?

  func run() throws {
    let (activations, issues) = try read()
    issues.flatMap(IssueText.lines).forEach(Console.narrate)
    let chosen = activations.filter { task == nil || matches($0) }
    if let task, chosen.isEmpty, !activations.isEmpty {
      let names = activations.map(\.origin).joined(separator: ", ")
      throw ValidationError("--task \(task) is none of \(names)")
    }
    let texts = chosen.map { YAMLText.write($0.document).trimmingCharacters(in: .newlines) }
    if !texts.isEmpty { Console.print(texts.joined(separator: "\n---\n")) }
    try ExitStatus(issues).finish()
  }

  private func matches(_ activation: ImportedActivation) -> Bool {
    let name = task ?? ""
    return activation.origin == name || activation.origin == "+\(name)" || activation.name == name
  }

  private func read() throws -> ([ImportedActivation], [Issue]) {
    guard let data = FileManager.default.contents(atPath: file) else {
      return (
        [], [.error(.fileMissing, FieldPath(), "There is no file \(file).", fix: "Give the path of a .dig file.")]
      )
    }
    // A byte that is no UTF-8 is shown as such rather than keeping the rest from being read.
    let text = String(decoding: data, as: UTF8.self)
    let isList = [".yaml", ".yml"].contains { file.hasSuffix($0) }
    if isList, let document = try? YAMLText.read(text), ActivationFileImport.recognizes(document) {
      let imported = ActivationFileImport(document)
      return (imported.activations, imported.issues)
    }
    let name = ((file as NSString).lastPathComponent as NSString).deletingPathExtension
    let imported = WorkflowImport(text, name: name, files: .beside(file))
    return (imported.activations, imported.issues)
  }
}
