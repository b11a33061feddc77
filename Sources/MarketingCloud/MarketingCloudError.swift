import Activation
import Transport

/// Tells what an error answer of the Ads API means (contract 1.4 and 7).
struct MarketingCloudError {
  let status: Int
  /// What Amazon wrote; several endpoint families use several keys, and some answers are no JSON at all.
  let detail: String?

  /// - Parameter token: what the request was sent with; some gateways repeat it in their answer.
  init(_ response: HTTPResponse, hiding token: Secret) {
    status = response.status
    let json = response.json
    let text = json?["details"]?.scalarText ?? json?["message"]?.scalarText
    let errors = json?["errors"]?.list?.compactMap(\.scalarText) ?? []
    let parts = ([text].compactMap { $0 } + errors.filter { $0 != text }).filter { !$0.isEmpty }
    let said = parts.joined(separator: "; ").replacing(token.revealed, with: token.description)
    detail = said.isEmpty ? nil : said
  }

  /// Not a stale token: the person has to accept AMC's terms, once per region (contract 1.4).
  var isAboutTerms: Bool { status == 401 && detail?.lowercased().contains("terms and conditions") == true }

  func failure(purpose: String) -> RemoteFailure {
    let said = detail.map { ": \($0)" } ?? "."
    switch status {
    case 401 where isAboutTerms:
      return make(
        .termsNotAccepted, "connection.amc_account_id", "Amazon wants the AMC terms to be accepted first.",
        fix: "Open Amazon Marketing Cloud in a browser, accept the terms for this region, then run again.")
    case 401:
      return make(
        .notAuthorized, "connection.login", "Amazon does not accept the login to \(purpose)\(said)",
        fix: "Log in again as a person who may use the instance.")
    case 403:
      return make(
        .notAuthorized, "connection.amc_instance_id", "Amazon does not allow this login to \(purpose)\(said)",
        fix: "Check instance and account id, and that the person may use the instance.")
    case 400, 422:
      return make(
        .remoteRefused, "result_settings", "Amazon refused to \(purpose)\(said)", fix: "Correct what Amazon names.")
    case 404:
      return make(
        .remoteRefused, "connection.amc_instance_id", "Amazon did not find what it needs to \(purpose)\(said)",
        fix: "Check the instance id and the data set's id.")
    default:
      let code: Issue.Code = RetryPolicy.isPassing(status: status) ? .remoteUnavailable : .remoteRefused
      return make(
        code, "connection.endpoints.ads_api", "Amazon could not \(purpose)\(said)", fix: "Run again in a few minutes.")
    }
  }

  private func make(_ code: Issue.Code, _ path: FieldPath, _ message: String, fix: String) -> RemoteFailure {
    RemoteFailure(.marketingCloud, code, at: path, status: status, "\(message) (HTTP \(status))", fix: fix)
  }
}
