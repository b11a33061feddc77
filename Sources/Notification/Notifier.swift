import Activation
import Documents
import ExportEngine
import Foundation
import Reporting
import Transport

/// Tells people and systems that a run has ended, as the activation asks for it.
public struct Notifier: Sendable {
  private let environment: [String: String]
  private let home: Home
  private let secrets: SecretResolver
  private let sender: any HTTPSender

  public init(
    environment: [String: String], home: Home, secrets: SecretResolver, sender: any HTTPSender = AsyncHTTPSender()
  ) {
    self.environment = environment
    self.home = home
    self.secrets = secrets
    self.sender = sender
  }

  /// Sends what the activation asks for after such a report.
  ///
  /// - Parameter remark: a sentence about the schedule, told before the report.
  /// - Returns: a warning for each recipient that could not be told.
  public func tell(
    _ report: ExportReport, _ settings: NotificationSettings, remark: String? = nil
  ) async -> [Issue] {
    guard let occasion = NotificationSettings.Occasion(report.status) else { return [] }
    var issues: [Issue] = []
    if let email = settings.email, email.occasions.contains(occasion), !email.recipients.isEmpty {
      do { try await mail(report, to: email.recipients, remark) } catch {
        issues.append(error.issue("The e-mail about this run was not sent", at: "notify.email"))
      }
    }
    if let webhook = settings.webhook, webhook.occasions.contains(occasion) {
      do { try await post(report, to: webhook.url, remark) } catch {
        issues.append(error.issue("The report of this run was not posted", at: "notify.webhook"))
      }
    }
    return issues
  }

  private func mail(
    _ report: ExportReport, to recipients: [String], _ remark: String?
  ) async throws(NotificationFailure) {
    let settings = try MailSettings(environment: environment, home: home, secrets: secrets)
    let message = MailMessage(
      sender: settings.sender, recipients: recipients, subject: RunMail.subject(report),
      body: RunMail.body(report, remark), date: Date(), identifier: "\(report.runID).\(UInt64.random(in: 0 ... .max))")
    try await MailSender(settings: settings).send(message)
  }

  /// The body is the document of `run --json`. A receiver that gets it twice knows it by its run id.
  private func post(
    _ report: ExportReport, to url: ValueReference, _ remark: String?
  ) async throws(NotificationFailure) {
    let address: Secret
    do { address = try secrets.secret(url, at: "notify.webhook.url") } catch {
      throw NotificationFailure("its address is not available", fix: error.fix)
    }
    guard let endpoint = EndpointAddress(address.revealed), endpoint.isSafe else {
      throw NotificationFailure(
        "its address is no https address", fix: "Give an https address; http is allowed for this machine only.")
    }
    var document = report.document
    if let remark { document["remark" as FieldPath] = .text(remark) }
    let request = HTTPRequest(
      "POST", address.revealed, headers: [.init("Content-Type", "application/json")],
      body: Array(JSONText.write(document).utf8), purpose: "post the report")
    let patient = RetryingSender(sender, policy: RetryPolicy(attempts: 3))
    let response: HTTPResponse
    do { response = try await patient.send(request) } catch {
      throw NotificationFailure(
        "\(endpoint.host): \(error.reason)", fix: "Check the address and whether it can be reached.")
    }
    guard response.isSuccess else {
      throw NotificationFailure("\(endpoint.host) answered HTTP \(response.status)", fix: "Check the address.")
    }
  }
}

extension NotificationSettings.Occasion {
  /// Nil for an end that nobody has to be told of: somebody stopped the run on purpose, or nothing was sent.
  init?(_ status: ExportReport.Status) {
    switch status {
    case .succeeded, .running: self = .success
    case .failed: self = .failure
    case .interrupted, .dryRun: return nil
    }
  }
}
