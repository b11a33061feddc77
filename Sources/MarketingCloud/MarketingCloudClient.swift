import Activation
import Transport

/// Amazon Marketing Cloud as an export needs it (contract 2 to 6).
public struct MarketingCloudClient: Sendable {
  private let baseURL: String
  public let instanceID: String
  private let clientID: String
  private let adsAccountID: String?
  private let login: LoginWithAmazon
  let sender: RetryingSender

  public init(
    baseURL: String, instanceID: String, clientID: String, adsAccountID: String?, login: LoginWithAmazon,
    sender: RetryingSender
  ) {
    self.baseURL = baseURL
    self.instanceID = instanceID
    self.clientID = clientID
    self.adsAccountID = adsAccountID
    self.login = login
    self.sender = sender
  }

  /// Sends a call with a fresh token, and once more with a new one when the first is refused (DESIGN 6).
  /// - Throws: `RemoteFailure`; an answer outside 2xx is thrown.
  func answer(to call: Call) async throws(RemoteFailure) -> DocumentValue {
    var token = try await login.accessToken()
    var response = try await send(call, token)
    if response.status == 401, !MarketingCloudError(response, hiding: token).isAboutTerms {
      token = try await login.accessToken(insteadOf: token)
      response = try await send(call, token)
    }
    guard response.isSuccess else {
      throw MarketingCloudError(response, hiding: token)
        .failure(of: call, sentAdsAccount: adsAccountID != nil)
    }
    guard !response.body.isEmpty else { return .null }
    guard let answer = response.json else {
      throw RemoteFailure(
        .marketingCloud, .remoteUnavailable, at: "connection.endpoints.ads_api", status: response.status,
        "Amazon's answer is not JSON while trying to \(call.purpose) (HTTP \(response.status)).",
        fix: "Check that the address is the Ads API and that no proxy stands between.")
    }
    return answer
  }

  private func send(_ call: Call, _ token: Secret) async throws(RemoteFailure) -> HTTPResponse {
    let request = HTTPRequest(
      call.method, baseURL + call.target, headers: headers(call, token),
      body: call.body.map { Array(JSONText.write($0).utf8) } ?? [], purpose: call.purpose,
      isRepeatable: call.isRepeatable)
    do {
      return try await sender.send(request)
    } catch {
      throw .unreachable(.marketingCloud, at: "connection.endpoints.ads_api", while: call.purpose, error)
    }
  }

  private func headers(_ call: Call, _ token: Secret) -> [HTTPRequest.Header] {
    var headers: [HTTPRequest.Header] = [
      .init("authorization", "Bearer \(token.revealed)"), .init("Amazon-Advertising-API-ClientId", clientID),
      .init("accept", call.acceptedType ?? call.mediaType),
    ]
    if call.body != nil { headers.append(.init("content-type", call.mediaType)) }
    return headers + familyHeaders(call.family)
  }

  /// What each endpoint family wants besides the login (contract 1.4).
  private func familyHeaders(_ family: Call.Family) -> [HTTPRequest.Header] {
    func owner(_ account: Account) -> [HTTPRequest.Header] {
      [
        .init("Amazon-Advertising-API-AdvertiserId", account.id),
        .init("Amazon-Advertising-API-MarketplaceId", account.marketplaceID),
      ]
    }
    return switch family {
    case .accounts: []
    case .administration(let account): owner(account)
    case .dataUpload(let account):
      owner(account) + (adsAccountID.map { [.init("Amazon-Ads-AccountId", $0)] } ?? [])
    case .audiences(let account):
      [
        .init("Amazon-Marketing-Cloud-Audience-InstanceId", instanceID),
        .init("Amazon-Advertising-API-EntityId", account.id),
      ]
    }
  }
}
