import Foundation

/// What came of an edit in the person's own editor.
public enum OutsideEdit: Sendable, Hashable {
  case text(String)
  /// It could not be used, and why.
  case failed(String)
}

/// The editor that `VISUAL` or `EDITOR` names, on a private file that is removed afterwards.
enum OutsideEditor {
  /// Files larger than this are not read back.
  private static let largestBytes = 8 * 1024 * 1024

  /// Blocks until the editor has ended; the terminal has to be free for it.
  ///
  /// - Parameter ending: the file's ending, by which editors choose their colours.
  static func edit(_ text: String, ending: String) -> OutsideEdit {
    guard let folder = privateFolder() else { return .failed("No private folder for the editor's file can be made.") }
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = "\(folder)/edit.\(ending)"
    guard write(text, to: path) else { return .failed("The editor's file cannot be written below \(folder).") }
    let status = run(path)
    guard status == 0 else {
      return .failed("The editor ended with status \(status >> 8); nothing was taken. EDITOR names the one to use.")
    }
    return read(path)
  }

  private static func privateFolder() -> String? {
    var template = Array("\(NSTemporaryDirectory())/amc-export-edit-XXXXXX".utf8CString)
    // mkdtemp makes the folder for its owner alone.
    guard mkdtemp(&template) != nil else { return nil }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private static func write(_ text: String, to path: String) -> Bool {
    let file = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
    guard file >= 0 else { return false }
    let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
    return (try? handle.write(contentsOf: Data((text + "\n").utf8))) != nil
  }

  /// `system` keeps the child in the terminal's foreground, which an editor needs.
  private static func run(_ path: String) -> Int32 {
    let quoted = path.replacingOccurrences(of: "'", with: "'\\''")
    return system("${VISUAL:-${EDITOR:-vi}} '\(quoted)'")
  }

  private static func read(_ path: String) -> OutsideEdit {
    guard let data = FileManager.default.contents(atPath: path), data.count <= largestBytes,
      let text = String(validating: data, as: UTF8.self)
    else { return .failed("What the editor left is no UTF-8 text; nothing was taken.") }
    return .text(text.hasSuffix("\n") ? String(text.dropLast()) : text)
  }
}
