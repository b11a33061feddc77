import Activation
import Encoding
import Foundation

/// Lists the rows that were not sent: row number, column, reason code; the value only when asked for (DESIGN 5).
///
/// The file appears with the first rejected row and is private to the user.
final class RejectsFile {
  private let path: String
  private let showsValues: Bool
  private var descriptor: Int32 = -1
  private var buffer: [UInt8] = []
  /// False once a row could not be listed.
  private(set) var isComplete = true

  /// - Parameter showsValues: whether a fourth column holds the rejected values, which may be personal data.
  init(path: String, showsValues: Bool = false) {
    self.path = path
    self.showsValues = showsValues
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// The path, once there is something in the file.
  var writtenPath: String? { descriptor >= 0 ? path : nil }

  func append(_ reject: Reject) {
    guard isComplete else { return }
    if descriptor < 0 { create() }
    var cells = [String(reject.row), reject.column, reject.reason.code]
    if showsValues { cells.append(reject.value ?? "") }
    append(line: cells)
    if buffer.count >= 64 * 1024 { flush() }
  }

  func finish() { flush() }

  /// Told when some rejected rows are not listed.
  var issue: Issue? {
    guard !isComplete else { return nil }
    return .warning(
      .outputUnwritable, FieldPath(), "The list of rejected rows is not complete: \(path) cannot be written.",
      fix: "Make room, or set AMC_EXPORT_STATE to a folder you may write to.")
  }

  private func create() {
    let folder = (path as NSString).deletingLastPathComponent
    try? FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    descriptor = open(path, O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, mode_t(0o600))
    isComplete = descriptor >= 0
    append(line: ["row", "column", "reason"] + (showsValues ? ["value"] : []))
  }

  private func append(line cells: [String]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { buffer.append(UInt8(ascii: ",")) }
      let start = buffer.count
      buffer.append(contentsOf: cell.utf8)
      CSVQuoting.quoteIfNeeded(&buffer, from: start)
    }
    buffer.append(UInt8(ascii: "\n"))
  }

  /// A full disk must not stop an export; the counts by reason are in the report all the same.
  private func flush() {
    guard descriptor >= 0 else { return }
    buffer.withUnsafeBytes { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let written = write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        guard written > 0 else {
          isComplete = false
          break
        }
        rest = rest.dropFirst(written)
      }
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
