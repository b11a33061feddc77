import Foundation

/// A mail with its headers (RFC 5322, 2045, 2047). No value can end its header: whatever is no printable character
/// becomes a blank or is encoded.
struct MailMessage: Sendable, Hashable {
  let sender: String
  let recipients: [String]
  let subject: String
  let body: String
  let date: Date
  /// Makes the message id.
  let identifier: String

  /// The whole message with CR LF line ends.
  var text: String {
    let isPlain = body.utf8.allSatisfy { $0 < 0x80 } && body.split(separator: "\n").allSatisfy { $0.utf8.count < 900 }
    let headers = [
      "From: amc-export <\(sender)>", "To: \(recipients.joined(separator: ",\r\n "))",
      "Subject: \(Self.header(subject))",
      "Date: \(Self.date(date))", "Message-ID: <\(identifier)@\(sender.split(separator: "@").last ?? "localhost")>",
      "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8",
      "Content-Transfer-Encoding: \(isPlain ? "7bit" : "quoted-printable")", "Auto-Submitted: auto-generated",
    ]
    let lines = body.split(separator: "\n", omittingEmptySubsequences: false).map { $0.filter { $0 != "\r" } }
    let encoded = isPlain ? lines : lines.map(QuotedPrintable.line)
    return (headers + [""] + encoded).joined(separator: "\r\n") + "\r\n"
  }

  /// One line of at most 200 characters; beyond ASCII in encoded words of whole characters.
  private static func header(_ text: String) -> String {
    let clean = text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : Character($0) }
    let short = String(clean.prefix(200))
    guard short.utf8.contains(where: { $0 >= 0x80 }) else { return short }
    var words: [String] = []
    var word: [UInt8] = []
    for character in short {
      if word.count + character.utf8.count > 42, !word.isEmpty {
        words.append(encodedWord(word))
        word = []
      }
      word.append(contentsOf: character.utf8)
    }
    return (words + [encodedWord(word)]).joined(separator: "\r\n ")
  }

  private static func encodedWord(_ bytes: [UInt8]) -> String { "=?utf-8?B?\(Data(bytes).base64EncodedString())?=" }

  private static func date(_ date: Date) -> String {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.timeZone = .gmt
    formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss Z"
    return formatter.string(from: date)
  }
}

/// Text as quoted-printable: readable where it is ASCII, and lines of at most 76 characters.
private enum QuotedPrintable {
  static func line(_ text: String) -> String {
    var lines: [String] = []
    var line = ""
    let bytes = Array(text.utf8)
    for (index, byte) in bytes.enumerated() {
      let isTrailing = index == bytes.count - 1 && (byte == 0x20 || byte == 0x09)
      let isPlain = (0x20..<0x7F).contains(byte) && byte != UInt8(ascii: "=") && !isTrailing
      let piece = isPlain ? String(UnicodeScalar(byte)) : "=\(hexadecimal(byte))"
      if line.utf8.count + piece.utf8.count > 75 {
        lines.append(line + "=")
        line = ""
      }
      line += piece
    }
    return (lines + [line]).joined(separator: "\r\n")
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return byte < 16 ? "0\(digits)" : digits
  }
}
