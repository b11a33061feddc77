import Activation
import Foundation
import Reporting

/// Standard output for results, standard error for narration (DESIGN 4).
enum Console {
  static func print(_ text: String) { write(text + "\n", to: STDOUT_FILENO) }
  static func print(_ lines: [String]) { print(lines.joined(separator: "\n")) }
  static func print(json document: DocumentValue) { print(JSONText.write(document, pretty: true)) }
  static func narrate(_ text: String) { write(text + "\n", to: STDERR_FILENO) }

  static var canAsk: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1 }

  /// Asks one question; nil when the person closed the input.
  static func ask(_ question: String) -> String? {
    write(question + " ", to: STDERR_FILENO)
    return readLine(strippingNewline: true)
  }

  /// Prints lines on standard output; the last one of a question stays open for the answer.
  static func printQuestion(_ lines: [String], isOpen: Bool) {
    guard !lines.isEmpty else { return }
    write(lines.joined(separator: "\n") + (isOpen ? "" : "\n"), to: STDOUT_FILENO)
  }

  static func write(_ bytes: [UInt8], to descriptor: Int32) {
    var start = 0
    while start < bytes.count {
      let count = bytes.count - start
      let written = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress?.advanced(by: start), count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { return lose(descriptor) }
      start += written
    }
  }

  /// A reader that left early, such as `head`, is no failure; a result that cannot be written anywhere is one.
  private static func lose(_ descriptor: Int32) {
    guard descriptor == STDOUT_FILENO, errno != EPIPE else { return }
    narrate("standard output cannot be written: \(String(cString: strerror(errno)))")
    _exit(EX_IOERR)
  }

  private static func write(_ text: String, to descriptor: Int32) { write(Array(text.utf8), to: descriptor) }
}
