import Activation
import Sandbox
import Testing

@Suite("The sandbox's user deletions")
struct DeletionServiceTests {
  private static let hash = String(repeating: "a", count: 64)
  private static let type = "application/vnd.amcadvertiseruserdeletionrequest.v1+json"

  private static func identity(_ pairs: (String, String)...) -> DocumentValue {
    ["hashedIdentity": .map(DocumentMap(pairs.map { ($0.0, .text($0.1)) }))]
  }

  static let refused: [(DocumentValue, String)] = [
    ([:], "1 to 1000"), (["targetIdentities": []], "1 to 1000"),
    (["targetIdentities": .list(Array(repeating: identity(("EMAIL", hash)), count: 1001))], "1 to 1000"),
    (["targetIdentities": [identity(("EMAIL", "ada@example.com"))]], "EMAIL"),
    (["targetIdentities": [identity(("EMAIL", hash.uppercased()))]], "EMAIL"),
    (["targetIdentities": [identity(("NICKNAME", hash))]], "NICKNAME"),
    (["targetIdentities": [identity(("COUNTRY_CODE", "US"))]], "names nobody"),
    (["targetIdentities": [identity(("EMAIL", hash), ("COUNTRY_CODE", "us"))]], "COUNTRY_CODE"),
    (["targetIdentities": [["externalIdentity": ["type": "SHOE", "value": "7"]]]], "externalIdentity"),
    (["targetIdentities": [[:]]], "exactly one of"),
  ]

  @Test("what is no list of hashed people is refused with the place", arguments: refused)
  func refuses(body: DocumentValue, reason: String) async throws {
    try await SandboxClient.with { client in
      let answer = try await client.deletion("POST", "", body)
      #expect(answer.status == 400)
      #expect(answer.text.contains(reason), "\(answer.text)")
    }
  }

  @Test("media types are checked both ways")
  func mediaTypes() async throws {
    try await SandboxClient.with { client in
      let body: DocumentValue = ["targetIdentities": [Self.identity(("EMAIL", Self.hash))]]
      #expect(try await client.deletion("POST", "", body, contentType: "text/plain").status == 415)
      #expect(try await client.deletion("POST", "", body, accept: "text/html").status == 406)
      #expect(try await client.deletion("POST", "", body, contentType: "application/json").status == 200)
      let answer = try await client.deletion("POST", "", body, accept: "*/*")
      #expect(answer.status == 200 && answer.headers["content-type"] == Self.type)
    }
  }

  @Test("a fresh request cannot be asked for yet, but is listed as pending")
  func hides() async throws {
    try await SandboxClient.with(.init(processingDelay: .seconds(600))) { client in
      let body: DocumentValue = ["targetIdentities": [Self.identity(("EMAIL", Self.hash))]]
      let id = try #require(try await client.deletion("POST", "", body).json["userDeletionRequestId"]?.scalarText)
      #expect(try await client.deletion("GET", "/\(id)").status == 404)
      let listed = try await client.deletion("POST", "/list").json["userDeletions"]?.list?.first
      #expect(listed?["userDeletionRequestId"]?.scalarText == id && listed?["status"] == "PENDING")
    }
  }

  @Test("in the end it has succeeded; the list pages")
  func succeeds() async throws {
    try await SandboxClient.with { client in
      let body: DocumentValue = ["targetIdentities": [Self.identity(("EMAIL", Self.hash))]]
      let id = try #require(try await client.deletion("POST", "", body).json["userDeletionRequestId"]?.scalarText)
      let deadline = ContinuousClock.now + .seconds(60)
      var status: DocumentValue?
      while status != "SUCCEEDED" {
        try #require(ContinuousClock.now < deadline, "\(String(describing: status))")
        status = try await client.deletion("GET", "/\(id)").json["identityDeletion"]?["status"]
      }
      _ = try await client.deletion("POST", "", body)
      let page = try await client.deletion("POST", "/list?maxResults=1").json
      #expect(page["userDeletions"]?.list?.count == 1 && page["nextToken"]?.scalarText == "1")
      #expect(try await client.deletion("POST", "/list?maxResults=101").status == 400)
      #expect(try await client.deletion("POST", "/list?maxResults=0").status == 200)
    }
  }
}

extension SandboxClient {
  func deletion(
    _ method: String, _ rest: String, _ body: DocumentValue? = nil,
    contentType: String = "application/vnd.amcadvertiseruserdeletionrequest.v1+json",
    accept: String = "application/vnd.amcadvertiseruserdeletionrequest.v1+json"
  ) async throws -> Answer {
    var headers = try await callerHeaders()
    headers["accept"] = accept
    headers["content-type"] = body == nil ? nil : contentType
    return try await send(
      method, "/amc/advertiserData/\(access.instanceID)/userDeletionRequest\(rest)", headers: headers,
      body: body.map { Array(JSONText.write($0).utf8) } ?? [])
  }
}
