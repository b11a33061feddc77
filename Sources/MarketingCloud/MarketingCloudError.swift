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
  var isAboutTerms: Bool { status == 401 && says("terms and conditions") }

  private func says(_ words: String...) -> Bool {
    let detail = detail?.lowercased() ?? ""
    return words.contains { detail.contains($0) }
  }

  private var said: String { detail.map { ": \($0)" } ?? "." }

  /// - Parameter sentAdsAccount: whether the header that some instances need was sent (contract 1.4).
  func failure(of call: Call, sentAdsAccount: Bool) -> RemoteFailure {
    switch status {
    case 401: unauthorized(call)
    case 403: forbidden(call, sentAdsAccount)
    case 404:
      make(
        .remoteRefused, call.subject == "result_settings" ? "connection.amc_instance_id" : call.subject,
        "Amazon did not find what it needs to \(call.purpose)\(said)",
        fix: "Check the instance id and the data set's id.")
    case 400, 422: invalid(call)
    case 406, 415:
      make(
        .remoteRefused, "connection.endpoints.ads_api",
        "Amazon does not take the format of the request to \(call.purpose)\(said)",
        fix: "Check that the address is the Ads API; if it is, a newer version of this program may be needed.")
    case 429:
      make(
        .remoteUnavailable, "connection.endpoints.ads_api",
        "Amazon gets too many requests and put off the one to \(call.purpose)\(said)",
        fix: "Run again in a few minutes, and not at the same time as others.")
    default: unavailable(call)
    }
  }

  private func unauthorized(_ call: Call) -> RemoteFailure {
    if isAboutTerms {
      return make(
        .termsNotAccepted, "connection.amc_account_id", "Amazon wants the AMC terms to be accepted first.",
        fix: "Open Amazon Marketing Cloud in a browser, accept the terms for this region, then run again.")
    }
    if says("scope") {
      return make(
        .notAuthorized, "connection.login.client_id",
        "The login does not cover what is needed to \(call.purpose)\(said)",
        fix: "Have the client approved for Campaign Management and Data Provider, then log in again.")
    }
    if says("advertiser", "entity") {
      return make(
        .notAuthorized, "connection.amc_account_id",
        "Amazon knows no such account for this login to \(call.purpose)\(said)",
        fix: "Correct amc_account_id, or leave it blank to have it found.")
    }
    return make(
      .notAuthorized, "connection.login", "Amazon does not accept the login to \(call.purpose)\(said)",
      fix: "Log in again as a person who may use the instance.")
  }

  private func forbidden(_ call: Call, _ sentAdsAccount: Bool) -> RemoteFailure {
    var fix = "Check instance and account id, and that the person may use the instance."
    if case .dataUpload = call.family, !sentAdsAccount {
      fix += " Some instances need ads_account_id in the connection, too."
    }
    return make(
      .notAuthorized, "connection.amc_instance_id", "Amazon does not allow this login to \(call.purpose)\(said)",
      fix: fix)
  }

  private func invalid(_ call: Call) -> RemoteFailure {
    if says("entityid provided is null", "marketplaceid provided is null") {
      return make(
        .remoteRefused, "connection.amc_account_id", "Amazon got no account to \(call.purpose)\(said)",
        fix: "Leave amc_account_id and marketplace_id blank to have both found.")
    }
    return make(
      .remoteRefused, call.subject, "Amazon refused to \(call.purpose)\(said)", fix: "Correct what Amazon names.")
  }

  private func unavailable(_ call: Call) -> RemoteFailure {
    let isPassing = RetryPolicy.isPassing(status: status)
    return make(
      isPassing ? .remoteUnavailable : .remoteRefused, "connection.endpoints.ads_api",
      "Amazon could not \(call.purpose)\(said)",
      fix: isPassing
        ? "Run again in a few minutes." : "Check that the address is the Ads API and that no proxy stands between.")
  }

  private func make(_ code: Issue.Code, _ path: FieldPath, _ message: String, fix: String) -> RemoteFailure {
    RemoteFailure(.marketingCloud, code, at: path, status: status, "\(message) (HTTP \(status))", fix: fix)
  }
}
