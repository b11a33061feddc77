import Foundation
import Testing

@Suite("Notifications", .serialized)
struct NotificationTests {
  private let home: TestHome
  private let sandbox: SandboxProcess

  init() async throws {
    home = try TestHome()
    sandbox = try await SandboxProcess.start(in: home)
    try home.write(ActivationFile.people, to: "data/people.csv")
  }

  private func run(
    _ notify: String, _ environment: [String: String], datasetID: String = "loyalty_v1",
    name: String = "weekly-loyalty",
    _ flag: String = "--json"
  ) async throws -> Outcome {
    var activation = ActivationFile(more: "notify: \(notify)")
    activation.datasetID = datasetID
    let path = try home.write(activation, sandbox.remote)
    if name != activation.name {
      let text = try String(contentsOfFile: path, encoding: .utf8)
      try home.write(
        text.replacing("activation: weekly-loyalty", with: "activation: \(name)"), to: "activations/weekly-loyalty.yaml"
      )
    }
    return try await home.run(["run", path, flag], sandbox.remote.environment.merging(environment) { _, new in new })
  }

  @Test(
    "a mail with the report goes out over TLS with a login",
    arguments: [
      ("smtps", "smtps", true), ("starttls", "smtp", true), ("login", "smtp", false), ("plain", "smtp", false),
    ])
  func mails(mode: String, scheme: String, isSecure: Bool) async throws {
    let sink = try await MailSink.start(mode, in: home)
    let login = mode == "plain" ? "" : "ada:s3cret%21@"
    let outcome = try await run(
      "{email: {to: [ops@example.com, dev@example.org]}}",
      [
        "AMC_EXPORT_SMTP_URL": "\(scheme)://\(login)127.0.0.1:\(sink.port)",
        "AMC_EXPORT_MAIL_FROM": "exports@example.com",
      ])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let mail = try #require(try sink.mails.first, "\(outcome.output)")
    #expect(mail.from == "exports@example.com" && mail.recipients == ["ops@example.com", "dev@example.org"])
    #expect(mail.tls == isSecure)
    #expect(mail.user == (mode == "plain" ? nil : "ada"))
    #expect(mail.text.contains("Subject: weekly-loyalty: done, 3 rows exported"))
    #expect(mail.text.contains("rows exported   3"))
    for secret in sandbox.remote.secrets + ["s3cret", "ada@example.com", "Grace", "mia@"] {
      #expect(!mail.text.contains(secret))
      #expect(!outcome.errors.contains(secret))
    }
  }

  @Test("a failure is told to those who want to know of failures")
  func mailsFailures() async throws {
    let sink = try await MailSink.start("plain", in: home)
    let environment = ["AMC_EXPORT_SMTP_URL": "smtp://127.0.0.1:\(sink.port)"]
    let quiet = try await run("{email: {to: ops@example.com, on: [success]}}", environment, datasetID: "other")
    #expect(quiet.status == 65)
    #expect(try sink.mails.isEmpty)
    let told = try await run("{email: {to: ops@example.com, on: [failure]}}", environment, datasetID: "other")
    #expect(told.status == 65)
    let mail = try #require(try sink.mails.first)
    #expect(mail.text.contains("Subject: weekly-loyalty: failed"))
    #expect(mail.readable.contains("The definition describes “loyalty_v1”, not “other”."))
  }

  @Test("a name cannot add a header or a recipient")
  func keepsHeadersApart() async throws {
    let sink = try await MailSink.start("plain", in: home)
    let outcome = try await run(
      "{email: {to: ops@example.com}}", ["AMC_EXPORT_SMTP_URL": "smtp://127.0.0.1:\(sink.port)"],
      name: #""weekly\r\nBcc: eve@example.net\r\n\r\nEvil""#)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let mail = try #require(try sink.mails.first)
    #expect(mail.recipients == ["ops@example.com"])
    let headers = mail.text.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false)
      .prefix { !$0.isEmpty }
    #expect(!headers.contains { $0.hasPrefix("Bcc") || $0.hasPrefix("Evil") }, "\(headers)")
  }

  @Test(
    "a mail that cannot be sent is a warning, not a failed run",
    arguments: ["refused", "nobody", "login", "nonsense"])
  func survives(kind: String) async throws {
    let sink = try await MailSink.start(kind == "login" ? "login" : "plain", in: home)
    let urls = [
      "refused": "smtp://127.0.0.1:9", "nobody": "smtp://127.0.0.1:\(sink.port)",
      "login": "smtp://ada:wr0ng-word@127.0.0.1:\(sink.port)", "nonsense": "mail.example.com",
    ]
    let recipient = kind == "nobody" ? "nobody@example.com" : "ops@example.com"
    let outcome = try await run("{email: {to: \(recipient)}}", ["AMC_EXPORT_SMTP_URL": urls[kind] ?? ""])
    #expect(outcome.status == 0)
    let report = try outcome.json(PrintedReport.self)
    #expect(report.status == "succeeded")
    let issue = try #require(report.issues.first { $0.code == "notification_failed" })
    #expect(!issue.isError && issue.path == "notify.email" && !issue.fix.isEmpty)
    #expect(!outcome.output.contains("wr0ng-word") && !outcome.errors.contains("wr0ng-word"))
    #expect(try sink.mails.isEmpty)
  }

  @Test("without a mail server the sendmail on the path is used, and settings.yaml names a server, too")
  func usesSendmail() async throws {
    let script = try home.write(
      "#!/bin/sh\necho \"$@\" > '\(home.folder)/data/arguments'\ncat > '\(home.folder)/data/mail'\n", to: "tmp/sendmail"
    )
    chmod(script, 0o755)
    let path = "\(home.folder)/tmp:\(ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin")"
    let outcome = try await run(
      "{email: {to: ops@example.com}}", ["PATH": path, "AMC_EXPORT_MAIL_FROM": "a@example.com"])
    #expect(outcome.status == 0 && !outcome.output.contains("notification_failed"), "\(outcome.output)")
    let arguments = try String(contentsOfFile: "\(home.folder)/data/arguments", encoding: .utf8)
    #expect(arguments == "-i -f a@example.com -- ops@example.com\n")
    #expect(
      try String(contentsOfFile: "\(home.folder)/data/mail", encoding: .utf8).contains("Subject: weekly-loyalty: done"))

    let sink = try await MailSink.start("plain", in: home)
    try home.write("smtp_url: env:MAIL_SERVER\nmail_from: settings@example.com\n", to: "settings.yaml")
    _ = try await run("{email: {to: ops@example.com}}", ["MAIL_SERVER": "smtp://127.0.0.1:\(sink.port)"])
    #expect(try sink.mails.map(\.from) == ["settings@example.com"])
  }

  @Test("the report is posted to a webhook, and --events still ends with the report")
  func posts() async throws {
    let hook = try Python.start("webhook_sink.py", [])
    try await hook.wait(for: "the address") { $0.contains("\n") }
    let address = String(hook.output.prefix { $0 != "\n" })
    let outcome = try await run("{webhook: {url: env:HOOK}}", ["HOOK": address], "--events")
    #expect(outcome.status == 0, "\(outcome.errors)")
    try await hook.wait(for: "the report") { $0.count { $0 == "\n" } >= 2 }
    let posted = try JSONDecoder.snakeCase.decode(
      PrintedReport.self, from: Data(hook.output.split(separator: "\n")[1].utf8))
    #expect(posted.status == "succeeded" && posted.rows.exported == 3)
    #expect(outcome.output.split(separator: "\n").last?.contains(#""finished""#) == true)
    #expect(!outcome.output.contains(address) && !outcome.errors.contains(address))
  }
}
