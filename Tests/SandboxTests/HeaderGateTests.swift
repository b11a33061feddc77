import Activation
import Sandbox
import Testing

@Suite("The Ads API's gate")
struct HeaderGateTests {
  @Test(
    "refuses a request whose headers do not fit",
    arguments: [
      ("authorization", nil, 401, "Authentication failed"),
      ("authorization", "Bearer Atza|unknown", 401, "Authentication failed"),
      ("amazon-advertising-api-clientid", nil, 400, "Amazon-Advertising-API-ClientId is missing"),
      ("amazon-advertising-api-clientid", "other", 401, "Client id does not match the access token"),
      ("amazon-advertising-api-advertiserid", nil, 400, "entityId provided is null"),
      ("amazon-advertising-api-marketplaceid", nil, 400, "marketplaceId provided is null"),
      ("amazon-advertising-api-marketplaceid", "A1F83G8C2ARO7P", 403, "Unauthorized request"),
      ("amazon-advertising-api-advertiserid", "ENTITYSANDBOX1", 403, "Unauthorized request"),
    ])
  func refused(header: String, value: String?, status: Int, details: String) async throws {
    try await SandboxClient.with { client in
      var headers = try await client.callerHeaders()
      headers[header] = value
      let answer = try await client.advertiserData("GET", "dataSets/any", headers: headers)
      #expect(answer.status == status && answer.json["details"] == .text(details), "\(answer.text)")
      #expect(answer.json["code"] == .text(String(status)) && answer.json["requestId"]?.scalarText != nil)
    }
  }

  @Test("lets an account reach its own instances only, so that an instance's account is found by scanning")
  func scan() async throws {
    try await SandboxClient.with { client in
      let headers = try await client.callerHeaders()
      let caller = headers.filter { !$0.key.contains("advertiserid") && !$0.key.contains("marketplaceid") }
      let accounts = try #require(
        try await client.send("GET", "/amc/accounts", headers: caller).json["amcAccounts"]?.list)
      var found: [String] = []
      for account in accounts {
        var own = caller
        own["amazon-advertising-api-advertiserid"] = account["accountId"]?.scalarText
        own["amazon-advertising-api-marketplaceid"] = account["marketplaceId"]?.scalarText
        let answer = try await client.send("GET", "/amc/instances/\(client.access.instanceID)", headers: own)
        if answer.status == 200 { found.append(account["accountId"]?.scalarText ?? "") }
      }
      #expect(accounts.count == 2 && found == [client.access.accountID])
    }
  }

  @Test("pages through the instances")
  func paging() async throws {
    try await SandboxClient.with { client in
      let headers = try await client.callerHeaders()
      var seen: [String] = []
      var token = ""
      repeat {
        let answer = try await client.send("GET", "/amc/instances?limit=1&nextToken=\(token)", headers: headers).json
        #expect(answer["instances"]?.list?.count == 1)
        seen += answer["instances"]?.list?.compactMap { $0["instanceId"]?.scalarText } ?? []
        token = answer["nextToken"]?.scalarText ?? ""
      } while !token.isEmpty
      #expect(seen.count == 2 && seen.contains(client.access.instanceID))
      #expect(try await client.send("GET", "/amc/instances?limit=0", headers: headers).status == 400)
    }
  }

  @Test("asks for the terms to be accepted, and takes the acceptance")
  func terms() async throws {
    try await SandboxClient.with { client in
      client.sandbox.setTermsAccepted(false)
      let headers = try await client.callerHeaders()
      let refused = try await client.advertiserData("GET", "dataSets/any", headers: headers)
      #expect(refused.status == 401)
      #expect(refused.json["details"] == "Terms and conditions must be accepted to continue")
      let path = "/amc/audiences/connections/terms"
      let terms = try await client.send("GET", path, headers: headers).json
      #expect(terms["hasAccepted"] == false)
      let body: DocumentValue = ["agreementToken": terms["agreementToken"] ?? .null, "hasAccepted": true]
      #expect(
        try await client.send("PATCH", path, headers: headers, body: Array(JSONText.write(body).utf8)).status == 204)
      #expect(try await client.advertiserData("GET", "dataSets/any", headers: headers).status == 404)
    }
  }

  @Test("refuses tokens once they are declared lapsed")
  func expiry() async throws {
    try await SandboxClient.with { client in
      let headers = try await client.callerHeaders()
      #expect(try await client.send("GET", "/amc/accounts", headers: headers).status == 200)
      client.sandbox.expireAccessTokens()
      let answer = try await client.send("GET", "/amc/accounts", headers: headers)
      #expect(answer.status == 401 && answer.json["message"] == "Authentication failed")
    }
  }
}
