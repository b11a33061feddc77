import Activation
import Transport

extension MarketingCloudClient {
  /// All accounts of the person who logged in, page by page (contract 2.1).
  public func accounts() async throws(RemoteFailure) -> [Account] {
    var accounts: [Account] = []
    var nextToken: String?
    repeat {
      let query = nextToken.map { "?nextToken=\(AWSPercentEncoding.component($0))" } ?? ""
      let answer = try await answer(
        to: Call(
          method: "GET", path: "/amc/accounts\(query)", mediaType: MediaType.accounts, purpose: "list the AMC accounts")
      )
      accounts += (answer["amcAccounts"]?.list ?? []).compactMap(Account.init)
      nextToken = answer["nextToken"]?.scalarText
    } while nextToken?.isEmpty == false
    return accounts
  }

  /// The account that holds the instance: the given one, or the first whose headers open it (contract 2.5).
  /// - Throws: `RemoteFailure` when none does.
  public func account(id: String?, marketplaceID: String?) async throws(RemoteFailure) -> Account {
    if let id, let marketplaceID { return Account(id: id, marketplaceID: marketplaceID) }
    let all = try await accounts()
    for account in all where id == nil || account.id == id {
      if try await holdsInstance(account) { return account }
    }
    let count = all.count == 1 ? "1 account" : "\(all.count) accounts"
    throw RemoteFailure(
      .marketingCloud, .notAuthorized, at: "connection.amc_instance_id",
      "The instance \(instanceID) is in none of the \(count) this login can see.",
      fix: "Check the instance id, or log in as a person who may use the instance.")
  }

  private func holdsInstance(_ account: Account) async throws(RemoteFailure) -> Bool {
    do {
      _ = try await answer(
        to: Call(
          method: "GET", path: "/amc/instances/\(AWSPercentEncoding.component(instanceID))",
          mediaType: MediaType.instances, purpose: "look for the instance \(instanceID)", account: account))
      return true
    } catch {
      if error.status == 403 || error.status == 404 || error.status == 400 { return false }
      throw error
    }
  }
}

extension Account {
  init?(_ value: DocumentValue) {
    guard let id = value["accountId"]?.scalarText, let marketplaceID = value["marketplaceId"]?.scalarText else {
      return nil
    }
    self.init(id: id, name: value["accountName"]?.scalarText, marketplaceID: marketplaceID)
  }
}
