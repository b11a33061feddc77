import Activation
import Foundation

/// Reads one YAML file and says in an issue what was wrong with it.
enum DocumentFile {
  /// Larger files are no activations.
  static let largestBytes = 8 * 1024 * 1024

  static func isFile(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
  }

  static func read(
    _ path: String, at fieldPath: FieldPath, missing: Issue.Code, _ issues: inout [Issue]
  ) -> DocumentValue? {
    text(path, at: fieldPath, missing: missing, &issues).flatMap { parse($0, path, fieldPath, &issues) }
  }

  static func text(
    _ path: String, at fieldPath: FieldPath, missing: Issue.Code, _ issues: inout [Issue]
  ) -> String? {
    guard isFile(path) else {
      issues.append(
        .error(
          missing, fieldPath, "There is no file \(path).", fix: "Give the path of a file, or a name in the home folder."
        ))
      return nil
    }
    guard let data = FileManager.default.contents(atPath: path), data.count <= largestBytes,
      let text = String(validating: data, as: UTF8.self)
    else {
      issues.append(
        .error(
          .fileUnreadable, fieldPath, "\(path) cannot be read as UTF-8 text.",
          fix: "Check that it is a YAML file you may read."))
      return nil
    }
    return text
  }

  private static func parse(
    _ text: String, _ path: String, _ fieldPath: FieldPath, _ issues: inout [Issue]
  ) -> DocumentValue? {
    do {
      let value = try YAMLText.read(text)
      if value.map != nil { return value }
      issues.append(
        .error(
          .wrongType, fieldPath, "\(path) holds \(value.kindName), not keys and values.",
          fix: "Begin lines with a key and a colon."))
    } catch {
      issues.append(
        .error(
          .brokenSyntax, fieldPath, "\(path), line \(error.line), column \(error.column): \(error.reason).",
          fix: "Correct the YAML at that place."))
    }
    return nil
  }
}
