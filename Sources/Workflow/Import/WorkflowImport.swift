import Activation

/// The activations of a Treasure Workflow file, one for each exporting task, and what a person should know about them
/// (product document, “Configure Export Results in Workflow”; contract 2).
///
/// Warnings tell what was repaired, translated or left out; errors, what keeps a workflow from being understood.
public struct WorkflowImport: Sendable {
  public private(set) var activations: [ImportedActivation] = []
  public private(set) var issues: [Issue] = []

  /// - Parameters:
  ///   - text: the workflow file, as printed or copied, with whatever happened to its blanks.
  ///   - name: the workflow's name: its file name without `.dig`.
  ///   - files: the project, for SQL files and `!include`.
  public init(_ text: String, name: String, files: ProjectFiles) {
    var yaml = WorkflowYAML(files: files)
    guard var file = yaml.map(of: text, in: "\(name).dig") else {
      issues = yaml.issues
      return
    }
    issues = yaml.issues + WorkflowRepair.returnSettings(in: &file)
    var reader = WorkflowReader()
    reader.read(file)
    issues += reader.issues
    guard !issues.hasErrors else { return }
    convert(reader.tasks, of: file, name: name, files: files)
  }

  private mutating func convert(_ tasks: [WorkflowTask], of file: DocumentMap, name: String, files: ProjectFiles) {
    var scheduling = WorkflowScheduleReader(file)
    let schedule = scheduling.schedule()
    issues += scheduling.issues
    let exporting = tasks.filter { ExportTaskReader.exports($0) }
    noteOthers(tasks, file)
    for task in exporting {
      var reader = ExportTaskReader(task, files: files)
      let own = exporting.count == 1 ? name : "\(name)-\(task.names.joined(separator: "-"))"
      let mails = MailTasks(of: task, among: tasks, isOnlyExport: exporting.count == 1)
      if let document = reader.activation(named: own, schedule: schedule, notify: mails.document) {
        activations.append(ImportedActivation(origin: task.title, document: document))
      }
      issues += reader.issues + mails.issues
    }
    if exporting.isEmpty {
      issues.append(
        .error(
          .missingValue, FieldPath(), "No task of the workflow exports to Amazon Marketing Cloud.",
          fix: "A task that exports has td> with result_connection and result_settings."))
    }
  }

  /// Nothing is lost without a word.
  private mutating func noteOthers(_ tasks: [WorkflowTask], _ file: DocumentMap) {
    for task in tasks where !ExportTaskReader.exports(task) && task.type != "mail" {
      leftOut(task.path, "\(task.title) does not export to Amazon Marketing Cloud (\(task.type)>)")
    }
    for key in ["sla", "_retry", "_parallel"] where file[key] != nil {
      leftOut(FieldPath([.key(key)]), "\(key) of the workflow has no counterpart")
    }
  }

  private mutating func leftOut(_ path: FieldPath, _ what: String) {
    issues.append(
      .warning(.leftOut, path, "\(what) and was left out.", fix: "Keep the workflow, if you need it."))
  }
}
