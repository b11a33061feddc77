import Activation
import Documents
import Foundation

/// Copies, removes and takes in activation files. It never writes over a file that is there.
struct FilingCabinet: Sendable {
  let home: Home

  func duplicate(_ path: String, _ name: String) -> FilingResult {
    guard !home.activationNames.contains(name) else { return .refused("There is an activation \(name) already.") }
    let file = DraftFile.load(path, home: home)
    guard file.draft.activation.map?.isEmpty == false else {
      return .refused("\(path) cannot be read, so it cannot be copied.")
    }
    return write(file.draft.activation, name, "Copied to \(name).")
  }

  func delete(_ path: String) -> FilingResult {
    do {
      try FileManager.default.removeItem(atPath: path)
      return .done("\(path) is deleted.")
    } catch {
      return .refused("\(path) cannot be deleted: \(String(cString: strerror(errno))).")
    }
  }

  /// Takes in an activation in YAML, under the name it gives itself or else its file's.
  func take(_ path: String) -> FilingResult {
    let source = (path as NSString).expandingTildeInPath
    let file = DraftFile.load(source.hasPrefix("/") ? source : "./\(source)", home: home)
    guard file.draft.activation.map?.isEmpty == false else {
      return .refused(file.issues.first?.message ?? "\(source) holds no activation.")
    }
    let base = ((source as NSString).lastPathComponent as NSString).deletingPathExtension
    let name = file.draft.activation["activation"]?.scalarText ?? base
    guard ActivationName.isLegal(name) else {
      return .refused("“\(name)” cannot be the name of a file. \(ActivationName.rule)")
    }
    guard !home.activationNames.contains(name) else {
      return .refused("There is an activation \(name) already; rename one of them.")
    }
    return write(file.draft.activation, name, "Taken in as \(name).")
  }

  private func write(_ activation: DocumentValue, _ name: String, _ success: String) -> FilingResult {
    var activation = activation
    activation["activation" as FieldPath] = .text(name)
    let path = home.activationPath(name)
    do {
      try AtomicFile.write(YAMLText.write(activation), to: path)
      return .done(success, opens: path)
    } catch {
      return .refused("\(error.path) cannot be written: \(error.reason).")
    }
  }
}
