import Activation
import Documents
import Foundation

/// Keeps text that is being typed below the state folder, private to the user.
struct RecoveryShelf: Sendable {
  let home: Home

  private func place(_ path: String) -> String {
    let name = ((path as NSString).lastPathComponent as NSString).deletingPathExtension
    return "\(home.stateFolder)/recovery/\(name).json"
  }

  /// A folder that cannot be written must not disturb the typing.
  func keep(_ recovery: Recovery) -> [WizardMessage] {
    try? AtomicFile.write(JSONText.write(recovery.document), to: place(recovery.path))
    return []
  }

  func forget(_ path: String) -> [WizardMessage] {
    unlink(place(path))
    return []
  }

  /// The text kept for this very file; nil for none.
  func kept(_ path: String) -> Recovery? {
    guard let data = FileManager.default.contents(atPath: place(path)), let document = try? JSONText.read(Array(data)),
      let recovery = Recovery(document), recovery.path == path
    else { return nil }
    return recovery
  }
}
