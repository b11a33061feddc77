import Activation
import CMail
import Foundation

/// Hands a message to the mail server, by libcurl, or to the system's sendmail.
struct MailSender: Sendable {
  private static let timeoutSeconds = 60

  let settings: MailSettings

  /// - Throws: `NotificationFailure` when nobody took the message.
  func send(_ message: MailMessage) async throws(NotificationFailure) {
    let outcome: Result<Void, NotificationFailure> = await withCheckedContinuation { continuation in
      // Both ways wait for another process or machine, which a thread of the pool must not.
      DispatchQueue.global().async { continuation.resume(returning: deliver(message)) }
    }
    try outcome.get()
  }

  private func deliver(_ message: MailMessage) -> Result<Void, NotificationFailure> {
    if let server = settings.server { return submit(message, to: server) }
    return pipe(message)
  }

  /// A login goes over TLS only, unless the server is this machine; there no certificate could prove anything either.
  private func submit(_ message: MailMessage, to server: MailServer) -> Result<Void, NotificationFailure> {
    let texts = [
      server.address, server.user?.revealed, server.password?.revealed, message.sender, settings.trustedCertificates,
    ]
    let owned = texts.map { $0.flatMap { strdup($0) } }
    let recipients = message.recipients.map { UnsafePointer(strdup($0)) }
    defer {
      owned.forEach { free($0) }
      recipients.forEach { free(UnsafeMutablePointer(mutating: $0)) }
    }
    let bytes = Array(message.text.utf8)
    var reason = [CChar](repeating: 0, count: Int(CM_REASON_CAPACITY))
    let reply = bytes.withUnsafeBufferPointer { bytes in
      recipients.withUnsafeBufferPointer { recipients in
        var mail = cm_mail()
        (mail.url, mail.user, mail.password) = (
          UnsafePointer(owned[0]), UnsafePointer(owned[1]), UnsafePointer(owned[2])
        )
        (mail.from, mail.trusted_certificates) = (UnsafePointer(owned[3]), UnsafePointer(owned[4]))
        (mail.recipients, mail.recipient_count) = (recipients.baseAddress, recipients.count)
        (mail.message, mail.message_length) = (bytes.baseAddress, bytes.count)
        mail.requires_encryption = server.user != nil && !server.isLoopback ? 1 : 0
        mail.checks_certificate = server.isLoopback ? 0 : 1
        mail.timeout_seconds = Self.timeoutSeconds
        return cm_send(&mail, &reason)
      }
    }
    guard reply != 0 else { return .success(()) }
    return .failure(
      explain(reply, String(decoding: reason.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self), server))
  }

  private func explain(_ reply: Int, _ reason: String, _ server: MailServer) -> NotificationFailure {
    let fix =
      switch reply {
      case 530, 534, 535: "Check user and password in AMC_EXPORT_SMTP_URL."
      case 550...559: "Check the recipients in notify.email.to and the sender in AMC_EXPORT_MAIL_FROM."
      default:
        "Check AMC_EXPORT_SMTP_URL and whether the server can be reached; SSL_CERT_FILE names other certificates to trust."
      }
    return NotificationFailure("\(server.host) did not take it (\(reason))", fix: fix)
  }

  private func pipe(_ message: MailMessage) -> Result<Void, NotificationFailure> {
    let folders = settings.searchPath.split(separator: ":")
    guard let program = folders.map({ "\($0)/sendmail" }).first(where: FileManager.default.isExecutableFile) else {
      return .failure(
        NotificationFailure(
          "no mail server is set and there is no sendmail on the path",
          fix: "Set AMC_EXPORT_SMTP_URL, or install a sendmail."))
    }
    let process = Process()
    let input = Pipe()
    process.executableURL = URL(filePath: program)
    process.arguments = ["-i", "-f", message.sender, "--"] + message.recipients
    process.standardInput = input
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    do {
      try process.run()
      // sendmail takes the system's line ends.
      try input.fileHandleForWriting.write(contentsOf: Data(message.text.replacing("\r\n", with: "\n").utf8))
      try input.fileHandleForWriting.close()
    } catch {
      return .failure(NotificationFailure("\(program) cannot be started", fix: "Run it by hand to see why."))
    }
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      return .failure(
        NotificationFailure(
          "\(program) ended with \(process.terminationStatus)", fix: "Look into the mail system's log."))
    }
    return .success(())
  }
}
