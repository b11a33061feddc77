import Activation
import Foundation
import Sandbox
import Testing

@Suite("The sandbox")
struct SandboxTests {
  @Test("gives a fault as often as it is told to, to the requests it is meant for")
  func faults() async throws {
    try await SandboxClient.with { client in
      client.sandbox.failNext(
        SandboxFault(
          method: "GET", pathPrefix: "/amc/", times: 2, status: 429, headers: ["retry-after": "7"], body: "slow down"))
      let headers = try await client.callerHeaders()
      var statuses: [Int] = []
      for _ in 0..<3 {
        let answer = try await client.send("GET", "/amc/accounts", headers: headers)
        statuses.append(answer.status)
        if answer.status == 429 { #expect(answer.headers["retry-after"] == "7" && answer.text == "slow down") }
      }
      #expect(statuses == [429, 429, 200])
      let recorded = await client.sandbox.requests()
      #expect(recorded.map(\.status) == [200, 429, 429, 200])
      #expect(recorded.last?.path == "/amc/accounts" && recorded.last?.method == "GET")
    }
  }

  @Test("can lose an answer after the request took effect")
  func lostAnswer() async throws {
    try await SandboxClient.with { client in
      let headers = try await client.callerHeaders()
      client.sandbox.failNext(
        SandboxFault(method: "POST", pathPrefix: "/amc/advertiserData/", status: 504, moment: .afterHandling))
      let lost = try await client.advertiserData("POST", "dataSets", try Samples.datasetDefinition(), headers: headers)
      #expect(lost.status == 504 && lost.body.isEmpty)
      let shown = try await client.advertiserData("GET", "dataSets/\(Samples.datasetID)", headers: headers)
      #expect(shown.status == 200)
    }
  }

  @Test("keeps its credentials in a state directory, and invents new ones without")
  func credentials() async throws {
    let directory = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: directory) }
    var secrets: [String] = []
    for state in [directory, directory, nil] {
      try await SandboxClient.with(.init(stateDirectory: state)) { secrets.append($0.access.clientSecret) }
    }
    #expect(secrets[0] == secrets[1] && secrets[1] != secrets[2])
    let attributes = try FileManager.default.attributesOfItem(
      atPath: directory.appending(path: "credentials.json").path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test("says which port is taken")
  func takenPort() async throws {
    try await SandboxClient.with { client in
      let error = await #expect(throws: SandboxError.self) {
        let second = try await Sandbox.start(.init(port: client.access.port))
        await second.stop()
      }
      #expect(error?.description.contains(":\(client.access.port)") == true)
    }
  }

  @Test("describes itself as a connection without a secret")
  func connection() async throws {
    try await SandboxClient.with { client in
      let document = client.access.connectionDocument
      #expect(document["s3.secret_access_key" as FieldPath] == "store:sandbox/secret_access_key")
      #expect(document["endpoints.ads_api" as FieldPath] == .text(client.access.adsAPIURL))
      var dumped = ""
      dump((document, client.access), to: &dumped)
      for secret in SandboxAccess.Secret.allCases where secret != .s3AccessKeyID {
        #expect(
          !dumped.contains(client.access.value(of: secret))
            && !"\(client.access)".contains(client.access.value(of: secret)))
      }
    }
  }

  @Test("answers unknown paths of the Ads API with 404 and everything unsigned elsewhere with S3's refusal")
  func routing() async throws {
    try await SandboxClient.with { client in
      let headers = try await client.callerHeaders()
      #expect(try await client.send("GET", "/amc/unknown", headers: headers).status == 404)
      #expect(try await client.advertiserData("GET", "unknown", headers: headers).status == 404)
      #expect(try await client.send("GET", "/auth/o2/other").status == 404)
      let refused = try await client.send("GET", "/bucket/key")
      #expect(refused.status == 403 && refused.text.contains("<Code>AccessDenied</Code>"))
    }
  }
}
