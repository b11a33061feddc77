import Activation
import Transport

extension MarketingCloudClient {
  /// All accounts of the person who logged in (contract 2.1).
  public func accounts() async throws(RemoteFailure) -> [Account] {
    let call = Call(
      method: "GET", path: "/amc/accounts", family: .accounts, mediaType: MediaType.accounts,
      purpose: "list the AMC accounts", subject: "connection.amc_account_id")
    return try await elements(of: call, under: "amcAccounts").compactMap(Account.init)
  }

  /// All instances of an account (contract 2.2).
  public func instances(of account: Account) async throws(RemoteFailure) -> [Instance] {
    let call = Call(
      method: "GET", path: "/amc/instances", query: [("limit", "100")], family: .administration(account),
      mediaType: MediaType.instances, purpose: "list the AMC instances", subject: "connection.amc_account_id")
    return try await elements(of: call, under: "instances").compactMap(Instance.init)
  }

  /// The instance as an account sees it (contract 2.3).
  /// - Throws: `RemoteFailure` with status 400, 403 or 404 when it is not the account's.
  public func instance(of account: Account) async throws(RemoteFailure) -> Instance {
    let answer = try await answer(
      to: Call(
        method: "GET", path: "/amc/instances/\(AWSPercentEncoding.component(instanceID))",
        family: .administration(account), mediaType: MediaType.instances,
        purpose: "look for the instance \(instanceID)", subject: "connection.amc_instance_id"))
    return Instance(answer["instance"] ?? answer) ?? Instance(id: instanceID)
  }

  /// The account that holds the instance: the given one, or the first whose headers open it (contract 2.5).
  ///
  /// With both ids given nothing is asked.
  /// - Throws: `RemoteFailure` that says whether the account, the instance or the right to it is missing.
  public func account(id: String?, marketplaceID: String?) async throws(RemoteFailure) -> Account {
    if let id, let marketplaceID { return Account(id: id, marketplaceID: marketplaceID) }
    let all = try await accounts()
    let candidates = all.filter { id == nil || $0.id == id }
    guard !candidates.isEmpty else { throw missingAccount(id, among: all) }
    var isForbidden = false
    for account in candidates {
      do {
        _ = try await instance(of: account)
        return account
      } catch {
        guard let status = error.status, [400, 403, 404].contains(status) else { throw error }
        isForbidden = isForbidden || status == 403
      }
    }
    throw missingInstance(in: candidates, isForbidden: isForbidden)
  }

  private func missingAccount(_ id: String?, among all: [Account]) -> RemoteFailure {
    guard let id, !all.isEmpty else {
      return RemoteFailure(
        .marketingCloud, .notAuthorized, at: "connection.login", "This login sees no AMC account.",
        fix: "Log in as a person who was invited to the AMC account.")
    }
    return RemoteFailure(
      .marketingCloud, .notAuthorized, at: "connection.amc_account_id",
      "The account \(id) is none of those this login sees: \(all.names).",
      fix: "Correct amc_account_id, or leave it blank to use the account that holds the instance.")
  }

  /// A refusal may mean that the person lacks the right, so it is told apart from an instance nobody knows.
  private func missingInstance(in accounts: [Account], isForbidden: Bool) -> RemoteFailure {
    let place = accounts.count == 1 ? "the account \(accounts.names)" : "any of the accounts \(accounts.names)"
    guard isForbidden else {
      return RemoteFailure(
        .marketingCloud, .remoteRefused, at: "connection.amc_instance_id",
        "There is no instance \(instanceID) in \(place).",
        fix: "Copy the instance id from the instance list of the AMC console.")
    }
    return RemoteFailure(
      .marketingCloud, .notAuthorized, at: "connection.amc_instance_id",
      "The instance \(instanceID) is not open to this login in \(place).",
      fix: "Check the instance id, or ask for the person who logged in to be added to the instance.")
  }
}

extension [Account] {
  /// At most five, by name and id.
  fileprivate var names: String {
    prefix(5).map(\.description).joined(separator: ", ") + (count > 5 ? " and \(count - 5) more" : "")
  }
}
