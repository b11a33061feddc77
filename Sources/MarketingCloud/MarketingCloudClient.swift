import Activation
import Transport

/// Amazon Marketing Cloud as an export needs it (contract 2 to 4).
public struct MarketingCloudClient: Sendable {
  private let baseURL: String
  let instanceID: String
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

  /// One call, told apart by what its endpoint family wants (contract 1.4).
  struct Call {
    var method: String
    var path: String
    var mediaType: String
    var body: DocumentValue?
    var purpose: String
    /// The account whose headers are sent; nil for the list of accounts.
    var account: Account?
    var isRepeatable = true
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
      throw MarketingCloudError(response, hiding: token).failure(purpose: call.purpose)
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
      call.method, baseURL + call.path, headers: headers(call, token),
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
      .init("accept", call.mediaType),
    ]
    if call.body != nil { headers.append(.init("content-type", call.mediaType)) }
    if let account = call.account {
      headers.append(.init("Amazon-Advertising-API-AdvertiserId", account.id))
      headers.append(.init("Amazon-Advertising-API-MarketplaceId", account.marketplaceID))
      if let adsAccountID { headers.append(.init("Amazon-Ads-AccountId", adsAccountID)) }
    }
    return headers
  }
}
