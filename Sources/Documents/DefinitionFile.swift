import Activation

/// A data-set definition as it lies on disk: alone, or inside an activation.
public struct DefinitionFile: Sendable {
  /// Nil when there is none, or it is wrong; the issues say so.
  public let definition: DatasetDefinition?
  /// The connection an activation names.
  public let connectionName: String?
  public let issues: [Issue]

  /// Reads a file by path, or an activation by its name in the home folder.
  public static func load(_ nameOrPath: String, home: Home) -> DefinitionFile {
    var issues: [Issue] = []
    let path = DraftFile.activationPath(nameOrPath, home: home)
    guard let document = DocumentFile.read(path, at: FieldPath(), missing: .fileMissing, &issues) else {
      return DefinitionFile(definition: nil, connectionName: nil, issues: issues)
    }
    let settings: FieldPath = "result_settings.dataset_definition"
    let isActivation = document["result_settings"] != nil
    let fallbackID = document["result_settings.dataset_id" as FieldPath]?.scalarText
    guard let value = isActivation ? document[settings] : document else {
      issues.append(
        .error(
          .missingValue, settings, "The activation holds no definition.",
          fix: "Add dataset_definition, or give a definition file."))
      return DefinitionFile(definition: nil, connectionName: nil, issues: issues)
    }
    var reader = DefinitionReader(at: settings)
    let definition = reader.read(value, fallbackID: fallbackID)
    return DefinitionFile(
      definition: definition, connectionName: isActivation ? document["connection"]?.scalarText : nil,
      issues: issues + reader.issues)
  }
}
