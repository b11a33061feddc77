import Activation
import Documents
import ExportEngine
import Foundation

/// How this machine sends mail: `AMC_EXPORT_SMTP_URL` and `AMC_EXPORT_MAIL_FROM`, else the same in `settings.yaml` of the
/// home folder, else the system's sendmail (DESIGN 4).
public struct MailSettings: Sendable {
  static let variables = ["smtp_url": "AMC_EXPORT_SMTP_URL", "mail_from": "AMC_EXPORT_MAIL_FROM"]

  /// Nil: sendmail is used.
  let server: MailServer?
  let sender: String
  /// A file of certificates to trust beside no others, as OpenSSL's own programs take it from `SSL_CERT_FILE`.
  let trustedCertificates: String?
  /// Where sendmail is looked for.
  let searchPath: String

  /// - Throws: `NotificationFailure` for a value that is of no use.
  public init(environment: [String: String], home: Home, secrets: SecretResolver) throws(NotificationFailure) {
    let file = try Self.file(home)
    func value(_ key: String) -> String? {
      let own = Self.variables[key].flatMap { environment[$0] }
      return own.flatMap { $0.isEmpty ? nil : $0 } ?? file[key]
    }
    server = try value("smtp_url").map { text throws(NotificationFailure) in try Self.server(text, secrets) }
    sender = try Self.sender(value("mail_from"))
    trustedCertificates = environment["SSL_CERT_FILE"]
    searchPath = [environment["PATH"] ?? "", "/usr/sbin", "/usr/lib"].joined(separator: ":")
  }

  private static func server(_ text: String, _ secrets: SecretResolver) throws(NotificationFailure) -> MailServer {
    let secret: Secret
    do { secret = try secrets.secret(ValueReference(text), at: "settings.smtp_url") } catch {
      throw NotificationFailure("the mail server's address is not available", fix: error.fix)
    }
    if let server = MailServer(secret.revealed) { return server }
    throw NotificationFailure(
      "the mail server's address is not understood",
      fix: "Write it as smtps://user:password@host:port; encode signs in user and password with %.")
  }

  private static func sender(_ text: String?) throws(NotificationFailure) -> String {
    let sender = text ?? "amc-export@\(ProcessInfo.processInfo.hostName)"
    if EmailAddress.isUsable(sender) { return sender }
    throw NotificationFailure(
      "the sender's address is not one that can be used",
      fix: "Set AMC_EXPORT_MAIL_FROM to an address, such as amc-export@example.com.")
  }

  private static func file(_ home: Home) throws(NotificationFailure) -> [String: String] {
    guard let data = FileManager.default.contents(atPath: home.settingsPath) else { return [:] }
    guard let text = String(validating: data, as: UTF8.self), let map = (try? YAMLText.read(text))?.map else {
      throw NotificationFailure(
        "\(home.settingsPath) is not readable YAML", fix: "Write smtp_url: and mail_from: into it.")
    }
    var values: [String: String] = [:]
    for entry in map.entries {
      let key = variables.first { $0.value == entry.key }?.key ?? entry.key
      values[key] = entry.value.scalarText
    }
    return values
  }
}
