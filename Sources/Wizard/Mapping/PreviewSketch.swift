import Activation
import Documents
import ExportEngine

/// Lets a draft that is not complete yet be previewed: what a preview never uses is filled with stand-ins, so that
/// somebody sees rows of their own before the connection, the bucket or the definition are there.
///
/// Only reports for the screen are made from it; a run starts from the draft itself.
struct PreviewSketch {
  /// A column that no source has, for a draft without a definition: all source columns then show as not sent.
  private static let placeholder = "amc_export_no_definition_yet"

  let file: DraftFile
  let engine: Engine

  /// The draft's own preview when it can be made; else the nearest that can, with the draft's own issues.
  func preview() async -> PreviewReport {
    let isComplete = file.draft.validate().plan != nil
    var report = isComplete ? await engine.preview(file) : PreviewReport()
    guard report.columns.isEmpty, !Task.isCancelled, isSourceReadable(report) else { return report }
    if !isComplete { report.issues = file.issues + file.draft.validate().issues }
    for definition in definitions where !Task.isCancelled {
      let sketch = await engine.preview(sketched(definition))
      guard !sketch.columns.isEmpty else { continue }
      return finished(sketch, report.issues)
    }
    return report
  }

  private func isSourceReadable(_ report: PreviewReport) -> Bool {
    file.draft.validate().source != nil
      && !report.issues.contains { [.sourceMissing, .sourceUnreadable, .sourceMalformed].contains($0.code) }
  }

  /// The definition as it is, then one that nothing has to fill, then none.
  private var definitions: [DatasetDefinition] {
    let none = DatasetDefinition(id: "preview", columns: [DatasetColumn(name: Self.placeholder)])
    guard let value = file.draft.activation[DefinitionTable.path] else { return [none] }
    var reader = DefinitionReader(at: DefinitionTable.path)
    guard let definition = reader.read(value, fallbackID: "preview") else { return [none] }
    var lenient = definition
    lenient.period = nil
    for index in lenient.columns.indices {
      lenient.columns[index].nullable = true
      if lenient.columns[index].role == .mainEventTime { lenient.columns[index].role = .plain }
    }
    return [definition, lenient, none]
  }

  private func sketched(_ definition: DatasetDefinition) -> DraftFile {
    let activation = file.draft.activation
    var sketch: DocumentMap = ["activation": "preview", "connection": "preview"]
    for key in ["source", "segment", "output_mapping"] { sketch[key] = activation[key] }
    if let zone = activation["schedule.timezone" as FieldPath], !zone.isNull {
      sketch["schedule"] = ["timezone": zone]
    }
    var settings: DocumentMap = [
      "target": "dataset", "operation": "upload", "dataset_id": .text(definition.id), "create_dataset": true,
      "dataset_definition": definition.document, "bucket": "preview",
    ]
    settings["country_code"] = activation["result_settings.country_code" as FieldPath]
    sketch["result_settings"] = .map(settings)
    return DraftFile(draft: Draft(activation: .map(sketch), connection: Self.connection), path: file.path)
  }

  /// Complete, and never used: a preview of a draft with a definition asks nobody.
  private static let connection: DocumentValue = [
    "connection": "preview", "amc_instance_id": "preview",
    "login": ["client_id": "preview", "client_secret": "env:NONE", "refresh_token": "env:NONE"],
    "s3": ["auth_method": "basic", "access_key_id": "env:NONE", "secret_access_key": "env:NONE"],
  ]

  private func finished(_ sketch: PreviewReport, _ issues: [Issue]) -> PreviewReport {
    var report = sketch
    report.issues = issues
    guard let place = report.columns.firstIndex(where: { $0.field == Self.placeholder }) else { return report }
    report.columns.remove(at: place)
    report.rows = report.rows.map { row in
      var cells = row.cells
      if cells.indices.contains(place) { cells.remove(at: place) }
      return PreviewReport.Row(number: row.number, cells: cells, skipped: row.skipped)
    }
    return report
  }
}
