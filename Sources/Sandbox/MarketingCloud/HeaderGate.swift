import Synchronization

/// Lets a request of the Ads API through, or says why not, in the order of contract 12.2.
struct HeaderGate: Sendable {
  let tokens: TokenRegister
  let clientID: String
  let accounts: AccountRegister
  let terms: TermsSwitch

  /// Access token and client: all that `/amc/accounts` asks for.
  func checkCaller(of request: IncomingRequest) throws(MarketingCloudRefusal) {
    let words = (request.header("authorization") ?? "").split(separator: " ", maxSplits: 1)
    guard words.count == 2, words[0].lowercased() == "bearer", tokens.accepts(accessToken: String(words[1])) else {
      throw .badToken
    }
    guard let client = request.header("amazon-advertising-api-clientid") else {
      throw MarketingCloudRefusal(status: 400, details: "Amazon-Advertising-API-ClientId is missing")
    }
    guard client == clientID else { throw .wrongClient }
  }

  /// The account the request acts for.
  func account(of request: IncomingRequest) throws(MarketingCloudRefusal) -> AccountRegister.Account {
    guard let id = request.header("amazon-advertising-api-advertiserid"), !id.isEmpty else {
      throw MarketingCloudRefusal(status: 400, details: "entityId provided is null")
    }
    guard let marketplace = request.header("amazon-advertising-api-marketplaceid"), !marketplace.isEmpty else {
      throw MarketingCloudRefusal(status: 400, details: "marketplaceId provided is null")
    }
    guard let account = accounts.accounts.first(where: { $0.id == id }), account.marketplaceID == marketplace else {
      throw .noAccess
    }
    return account
  }

  /// The instance, when it belongs to the account the request acts for.
  func instance(_ id: String, of request: IncomingRequest) throws(MarketingCloudRefusal) -> AccountRegister.Instance {
    let account = try account(of: request)
    guard let instance = accounts.instances(of: account.id).first(where: { $0.id == id }) else { throw .noAccess }
    return instance
  }

  /// The instance of an audience request; the account is optional, but has to be right when it is named (contract 1.4).
  func audienceInstance(of request: IncomingRequest) throws(MarketingCloudRefusal) -> AccountRegister.Instance {
    guard let id = request.header("amazon-marketing-cloud-audience-instanceid"), !id.isEmpty else {
      throw MarketingCloudRefusal(status: 400, details: "Amazon-Marketing-Cloud-Audience-InstanceId is missing")
    }
    guard let instance = accounts.instances.first(where: { $0.id == id }) else { throw .noAccess }
    let entity = request.header("amazon-advertising-api-entityid")
    guard entity == nil || entity == instance.accountID else { throw .noAccess }
    return instance
  }

  func checkTerms() throws(MarketingCloudRefusal) {
    guard terms.accepted else { throw .termsNotAccepted }
  }
}

/// Whether the terms of AMC are accepted.
final class TermsSwitch: Sendable {
  private let state = Mutex(true)

  var accepted: Bool {
    get { state.withLock { $0 } }
    set { state.withLock { $0 = newValue } }
  }
}
