import Activation
import MarketingCloud
import Testing
import Transport

@Suite("Accounts")
struct AccountTests {
  @Test("all accounts of the login are listed with their names and marketplaces")
  func list() async throws {
    try await Client.with { bench in
      let accounts = try await bench.client.accounts()
      #expect(accounts.count == 2)
      #expect(accounts.contains { $0.id == bench.sandbox.access.accountID && $0.name?.isEmpty == false })
    }
  }

  @Test("the scan finds the account of the instance, although another comes first")
  func scan() async throws {
    try await Client.with { bench in
      let found = try await bench.client.account(id: nil, marketplaceID: nil)
      #expect(found.id == bench.account.id)
      #expect(found.marketplaceID == bench.account.marketplaceID)
    }
  }

  @Test("an account id alone gets its marketplace from the list")
  func idAlone() async throws {
    try await Client.with { bench in
      let found = try await bench.client.account(id: bench.account.id, marketplaceID: nil)
      #expect(found.marketplaceID == bench.account.marketplaceID)
    }
  }

  @Test("an account that does not hold the instance is an issue at the instance")
  func wrongAccount() async throws {
    try await Client.with { bench in
      let failure = await #expect(throws: RemoteFailure.self) {
        try await bench.client.account(id: "ENTITYSANDBOX1", marketplaceID: nil)
      }
      #expect(failure?.path == "connection.amc_instance_id")
      #expect(failure?.code == .notAuthorized)
    }
  }

  @Test("a long list of accounts is read page by page")
  func pages() async throws {
    let sender = ScriptedSender { request, _ throws(TransportError) in
      if request.url.hasSuffix("/token") { return .token("Atza|invented") }
      let isSecond = request.url.contains("nextToken=a%2Fb%3D")
      let account = #"{"accountId":"ENTITY\#(isSecond ? 2 : 1)","marketplaceId":"ATVPDKIKX0DER"}"#
      return HTTPResponse(200, #"{"amcAccounts":[\#(account)],"nextToken":\#(isSecond ? "null" : #""a/b=""#)}"#)
    }
    #expect(try await MarketingCloudClient.scripted(sender).accounts().map(\.id) == ["ENTITY1", "ENTITY2"])
  }
}

extension MarketingCloudClient {
  /// A client whose every request goes to the script.
  static func scripted(_ sender: ScriptedSender) -> MarketingCloudClient {
    let retrying = RetryingSender(sender, policy: RetryPolicy(attempts: 3), pause: { _ in })
    return MarketingCloudClient(
      baseURL: "https://ads.example.com", instanceID: "amcr1aaaa1a", clientID: "amzn1.application-oa2-client.0a1b",
      adsAccountID: "ads-1",
      login: LoginWithAmazon(
        endpoint: "https://login.example.com/token", clientID: "amzn1.application-oa2-client.0a1b",
        clientSecret: Secret("invented-client-secret"), refreshToken: Secret("invented-refresh-token"), sender: retrying
      ),
      sender: retrying)
  }
}
