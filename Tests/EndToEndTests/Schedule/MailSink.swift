import Foundation

/// A mail server of its own that prints what it takes.
struct MailSink {
  struct Mail: Decodable {
    let from: String
    let recipients: [String]
    let tls: Bool
    let user: String?
    let text: String

    /// With quoted-printable undone, as a reader shows it.
    var readable: String {
      let joined = text.replacing("=\r\n", with: "").replacing("=\n", with: "")
      var bytes: [UInt8] = []
      var rest = Array(joined.utf8)[...]
      while let byte = rest.popFirst() {
        if byte == UInt8(ascii: "="), let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
          bytes.append(code)
          rest = rest.dropFirst(2)
        } else {
          bytes.append(byte)
        }
      }
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  private struct Opening: Decodable { let port: Int }

  private let program: RunningProgram
  let port: Int

  static func start(_ mode: String, in home: TestHome) async throws -> MailSink {
    let program = try Python.start("smtp_sink.py", [mode, "\(home.folder)/data"])
    try await program.wait(for: "the port") { $0.contains("\n") }
    let opening = try JSONDecoder().decode(Opening.self, from: Data(program.output.prefix { $0 != "\n" }.utf8))
    return MailSink(program: program, port: opening.port)
  }

  var mails: [Mail] {
    get throws {
      try program.output.split(separator: "\n").dropFirst().map {
        try JSONDecoder().decode(Mail.self, from: Data($0.utf8))
      }
    }
  }
}
