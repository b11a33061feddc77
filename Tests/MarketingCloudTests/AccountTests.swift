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

  @Test("what is missing is told apart: the account, the instance, or any account at all")
  func missing() async throws {
    func failure(
      accounts: String, instance status: Int, id: String? = nil
    ) async -> RemoteFailure? {
      let sender = ScriptedSender { request, _ throws(TransportError) in
        if request.url.hasSuffix("/token") { return .token("Atza|invented") }
        return request.url.hasSuffix("/amc/accounts") ? HTTPResponse(200, accounts) : HTTPResponse(status)
      }
      return await #expect(throws: RemoteFailure.self) {
        try await MarketingCloudClient.scripted(sender).account(id: id, marketplaceID: nil)
      }
    }
    let one = #"{"amcAccounts":[{"accountId":"ENTITY1","accountName":"Acme","marketplaceId":"M"}]}"#
    let nobody = await failure(accounts: #"{"amcAccounts":[]}"#, instance: 404)
    #expect(nobody?.path == "connection.login" && nobody?.message.contains("no AMC account") == true)
    let wrong = await failure(accounts: one, instance: 404, id: "ENTITY9")
    #expect(wrong?.path == "connection.amc_account_id" && wrong?.message.contains("Acme (ENTITY1)") == true)
    let unknown = await failure(accounts: one, instance: 404)
    #expect(unknown?.code == .remoteRefused && unknown?.message.contains("There is no instance") == true)
    let closed = await failure(accounts: one, instance: 403)
    #expect(closed?.code == .notAuthorized && closed?.message.contains("not open to this login") == true)
  }

  @Test("instances are listed with what a bucket policy needs")
  func instances() async throws {
    try await Client.with { bench in
      let instances = try await bench.client.instances(of: bench.account)
      let own = try #require(instances.first { $0.id == bench.sandbox.access.instanceID })
      #expect(own.dataUploadAccountID == bench.sandbox.access.dataUploadAccountID)
      #expect(own == (try await bench.client.instance(of: bench.account)))
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
  static func scripted(_ sender: ScriptedSender, adsAccountID: String? = "ads-1") -> MarketingCloudClient {
    let retrying = RetryingSender(sender, policy: RetryPolicy(attempts: 3), pause: { _ in })
    return MarketingCloudClient(
      baseURL: "https://ads.example.com", instanceID: "amcr1aaaa1a", clientID: "amzn1.application-oa2-client.0a1b",
      adsAccountID: adsAccountID,
      login: LoginWithAmazon(
        endpoint: "https://login.example.com/token", clientID: "amzn1.application-oa2-client.0a1b",
        clientSecret: Secret("invented-client-secret"), refreshToken: Secret("invented-refresh-token"), sender: retrying
      ),
      sender: retrying)
  }
}
