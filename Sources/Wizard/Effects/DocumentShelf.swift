import Activation
import Documents
import Foundation
import Synchronization

/// Writes the documents of open drafts and never over somebody else's work.
///
/// It remembers each file as it was last read or written here; a file that is different now was changed by another
/// program and is left alone.
final class DocumentShelf: Sendable {
  private let texts = Mutex<[String: String]>([:])

  /// Takes the file as it is now for known.
  func remember(_ path: String) {
    let text = Self.text(of: path)
    texts.withLock { $0[path] = text }
  }

  /// - Returns: what went wrong, or nil.
  func write(_ document: DocumentValue, to path: String) -> String? {
    let text = YAMLText.write(document)
    let current = Self.text(of: path)
    if let known = texts.withLock({ $0[path] }), let current, known != current {
      return "\(path) was changed by another program and was left as it is. Go home and open it again."
    }
    do {
      try keepComments(of: current, path)
      try AtomicFile.write(text, to: path)
      texts.withLock { $0[path] = text }
      return nil
    } catch {
      return "\(error.path) cannot be written: \(error.reason)."
    }
  }

  /// A saved draft has no comments, so the file a person wrote with some is kept beside it.
  private func keepComments(of text: String?, _ path: String) throws(AtomicFile.WriteError) {
    guard let text, text.split(separator: "\n").contains(where: { $0.contains("# ") || $0.hasPrefix("#") }) else {
      return
    }
    try AtomicFile.write(text, to: "\(path)~")
  }

  private static func text(of path: String) -> String? { try? String(contentsOfFile: path, encoding: .utf8) }
}
