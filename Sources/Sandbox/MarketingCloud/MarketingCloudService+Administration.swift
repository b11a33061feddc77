import Activation
import Hummingbird

extension MarketingCloudService {
  private static let accountsMediaType = "application/vnd.amcaudiencesconnections.v1+json"
  private static let instancesMediaType = "application/vnd.amcinstances.v1+json"

  func accounts(_ request: IncomingRequest) throws -> Response {
    try demand("GET", request)
    try gate.checkTerms()
    let (accounts, next) = try page(of: gate.accounts.accounts, request, limit: "limit")
    return .json(
      200, ["amcAccounts": .list(accounts.map(\.document)), "nextToken": next], mediaType: Self.accountsMediaType)
  }

  func instances(_ request: IncomingRequest) throws -> Response {
    try demand("GET", request)
    let account = try gate.account(of: request)
    try gate.checkTerms()
    let (instances, next) = try page(of: gate.accounts.instances(of: account.id), request, limit: "limit")
    return .json(
      200, ["instances": .list(instances.map(\.document)), "nextToken": next], mediaType: Self.instancesMediaType)
  }

  func instance(_ id: String, _ request: IncomingRequest) throws -> Response {
    try demand("GET", request)
    let account = try gate.account(of: request)
    try gate.checkTerms()
    guard let instance = gate.accounts.instances.first(where: { $0.id == id }) else {
      throw MarketingCloudRefusal.notFound("Instance \(id)")
    }
    guard instance.accountID == account.id else { throw MarketingCloudRefusal.noAccess }
    return .json(200, ["instance": instance.document], mediaType: Self.instancesMediaType)
  }

  /// Where a valid advertiser id of an audience comes from (contract 2.4).
  func advertisers(_ id: String, _ request: IncomingRequest) throws -> Response {
    try demand("GET", request)
    _ = try gate.instance(id, of: request)
    try gate.checkTerms()
    let type = request.queryValue("type")
    let matching = AccountRegister.advertisers.filter { type == nil || $0["type"]?.scalarText == type }
    let (advertisers, next) = try page(of: matching, request, limit: "limit", to: 1000)
    return .json(
      200,
      [
        "advertisers": .list(Array(advertisers)), "nextToken": next, "totalCount": .number(String(matching.count)),
      ], mediaType: Self.instancesMediaType)
  }

  /// Contract 1.4: reading and accepting the terms.
  func terms(_ request: IncomingRequest) async throws -> Response {
    switch request.method {
    case "GET":
      return .json(
        200,
        [
          "agreementContent": "Invented terms of the sandbox.", "agreementToken": "sandbox-terms-1",
          "hasAccepted": .bool(gate.terms.accepted),
        ], mediaType: Self.accountsMediaType)
    case "PATCH":
      let body = try await body(of: request, mediaTypes: [Self.accountsMediaType])
      guard body["agreementToken"] == "sandbox-terms-1", body["hasAccepted"] == true else {
        throw MarketingCloudRefusal.invalid("agreementToken or hasAccepted is not valid")
      }
      gate.terms.accepted = true
      return .empty()
    default: throw MarketingCloudRefusal.unknownPath
    }
  }

  private func demand(_ method: String, _ request: IncomingRequest) throws(MarketingCloudRefusal) {
    guard request.method == method else { throw .unknownPath }
  }
}
