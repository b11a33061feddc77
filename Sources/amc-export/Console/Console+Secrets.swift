import Activation
import Foundation
import Secrets

extension Console {
  private static let largestSecret = 64 * 1024

  /// Asks for the passphrase of the sealed store.
  static func askPassphrase() -> Secret? { askSecret("Passphrase of the sealed store:") }

  /// Asks for a secret on the terminal; what is typed is not shown.
  /// - Returns: nil when the person closed the input or pressed Ctrl-C.
  static func askSecret(_ question: String) -> Secret? {
    write(Array("\(question) ".utf8), to: STDERR_FILENO)
    defer { narrate("") }
    return HiddenLine.read()
  }

  /// Everything on standard input, without its last line break; nil when it is empty, too long or no text.
  static func readSecret() -> Secret? {
    guard let data = try? FileHandle.standardInput.read(upToCount: largestSecret + 1), data.count <= largestSecret,
      let text = String(validating: data, as: UTF8.self)?.trimmingCharacters(in: .newlines), !text.isEmpty
    else { return nil }
    return Secret(text)
  }
}

/// Reads one line from the terminal key by key, with echo and signals off, so that the terminal is always set back.
private enum HiddenLine {
  private static let (interrupt, endOfInput, eraseLine): (UInt8, UInt8, UInt8) = (3, 4, 21)
  private static let erase: Set<UInt8> = [8, 127]

  static func read() -> Secret? {
    var former = termios()
    guard tcgetattr(STDIN_FILENO, &former) == 0 else { return nil }
    var hidden = former
    hidden.c_lflag &= ~tcflag_t(ECHO | ICANON | ISIG | IEXTEN)
    guard tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden) == 0 else { return nil }
    defer { tcsetattr(STDIN_FILENO, TCSAFLUSH, &former) }
    return line()
  }

  private static func line() -> Secret? {
    var bytes: [UInt8] = []
    defer { bytes.indices.forEach { bytes[$0] = 0 } }
    var key: UInt8 = 0
    while true {
      let count = Foundation.read(STDIN_FILENO, &key, 1)
      if count < 0, errno == EINTR { continue }
      guard count == 1, key != interrupt, key != endOfInput || !bytes.isEmpty else { return nil }
      switch key {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"), endOfInput: return Secret(String(decoding: bytes, as: UTF8.self))
      case eraseLine: bytes.removeAll()
      case _ where erase.contains(key): removeCharacter(&bytes)
      case 0..<32: break
      default: bytes.append(key)
      }
    }
  }

  /// The last character with all its bytes of UTF-8.
  private static func removeCharacter(_ bytes: inout [UInt8]) {
    while let last = bytes.popLast(), last & 0xC0 == 0x80 {}
  }
}
