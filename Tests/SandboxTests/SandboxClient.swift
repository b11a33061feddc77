import Activation
import AsyncHTTPClient
import CKernels
import Foundation
import NIOCore
import Sandbox
import Testing
import Transport

/// Speaks to a sandbox the way any client does: raw requests.
struct SandboxClient: Sendable {
  struct Answer: Sendable {
    let status: Int
    let headers: [String: String]
    let body: [UInt8]

    var text: String { String(decoding: body, as: UTF8.self) }
    var json: DocumentValue { (try? JSONText.read(body)) ?? .null }
  }

  /// A redirect is an answer to look at here; the client lives as long as the process.
  private static let http = HTTPClient(
    eventLoopGroupProvider: .singleton, configuration: .init(redirectConfiguration: .disallow))

  let sandbox: Sandbox
  var access: SandboxAccess { sandbox.access }

  /// Starts a sandbox, hands over a client and stops it again, whatever happens.
  static func with(
    _ configuration: SandboxConfiguration = .init(processingDelay: .milliseconds(20)),
    _ body: (SandboxClient) async throws -> Void
  ) async throws {
    let sandbox = try await Sandbox.start(configuration)
    let result: Result<Void, any Error>
    do {
      result = .success(try await body(SandboxClient(sandbox: sandbox)))
    } catch {
      result = .failure(error)
    }
    await sandbox.stop()
    try result.get()
  }

  func send(
    _ method: String, _ target: String, headers: [String: String] = [:], body: [UInt8] = []
  ) async throws -> Answer {
    var request = HTTPClientRequest(url: access.adsAPIURL + target)
    request.method = .init(rawValue: method)
    for (name, value) in headers { request.headers.add(name: name, value: value) }
    if !body.isEmpty { request.body = .bytes(ByteBuffer(bytes: body)) }
    let response = try await Self.http.execute(request, timeout: .seconds(30))
    let bytes = Array(try await response.body.collect(upTo: 64 << 20).readableBytesView)
    let fields = Dictionary(response.headers.map { ($0.name.lowercased(), $0.value) }) { $1 }
    return Answer(status: Int(response.status.code), headers: fields, body: bytes)
  }

  // MARK: - Login with Amazon

  func form(_ fields: [String: String]) async throws -> Answer {
    let text = AWSPercentEncoding.query(fields.map { .init($0.key, $0.value) })
    return try await send(
      "POST", "/auth/o2/token", headers: ["content-type": "application/x-www-form-urlencoded;charset=UTF-8"],
      body: Array(text.utf8))
  }

  var refreshFields: [String: String] {
    [
      "grant_type": "refresh_token", "refresh_token": access.refreshToken, "client_id": access.clientID,
      "client_secret": access.clientSecret,
    ]
  }

  /// The headers of a logged-in caller who acts for the account of the sandbox's instance.
  func callerHeaders() async throws -> [String: String] {
    let token = try #require(try await form(refreshFields).json["access_token"]?.scalarText)
    return [
      "authorization": "Bearer \(token)", "amazon-advertising-api-clientid": access.clientID,
      "amazon-advertising-api-advertiserid": access.accountID,
      "amazon-advertising-api-marketplaceid": access.marketplaceID, "content-type": "application/json",
    ]
  }

  // MARK: - Amazon Marketing Cloud

  func advertiserData(
    _ method: String, _ path: String, _ body: DocumentValue? = nil, headers: [String: String]
  ) async throws -> Answer {
    try await send(
      method, "/amc/advertiserData/\(access.instanceID)/\(path)", headers: headers,
      body: body.map { Array(JSONText.write($0).utf8) } ?? [])
  }

  /// Asks for an upload and waits for its end.
  func upload(_ order: DocumentValue, to dataset: String) async throws -> DocumentValue {
    let headers = try await callerHeaders()
    let accepted = try await advertiserData("POST", "uploads/\(dataset)", order, headers: headers)
    #expect(accepted.status == 200, "\(accepted.text)")
    let identifier = try #require(accepted.json["uploadId"]?.scalarText)
    for _ in 0..<2000 {
      let answer = try await advertiserData("GET", "uploads/\(dataset)/\(identifier)", headers: headers)
      let upload = try #require(answer.json["upload"])
      if upload["status"] == "SUCCESS" || upload["status"] == "FAILED" { return upload }
      try await Task.sleep(for: .milliseconds(5))
    }
    throw CocoaError(.coderInvalidValue)
  }

  // MARK: - S3

  @discardableResult
  func put(_ body: [UInt8], key: String, bucket: String? = nil, tagging: String? = nil) async throws -> Answer {
    let path = "/\(bucket ?? access.bucket)/\(AWSPercentEncoding.path(key))"
    let headers = tagging.map { [SignatureV4Request.Header("x-amz-tagging", $0)] } ?? []
    return try await signed("PUT", path, headers: headers, body: body)
  }

  /// Sends a request to S3, signed by the main user.
  func signed(
    _ method: String, _ path: String, query: [SignatureV4Request.QueryItem] = [],
    headers: [SignatureV4Request.Header] = [], body: [UInt8] = []
  ) async throws -> Answer {
    let request = SignatureV4Request(
      method: method, path: path, query: query, headers: [.init("host", "127.0.0.1:\(access.port)")] + headers,
      payloadHash: SignatureV4.payloadHash(of: body))
    let added = SignatureV4.s3(region: access.region).headers(
      signing: request, with: access.s3Credentials, at: Date())
    let all = Dictionary((headers + added).map { ($0.name, $0.value) }) { $1 }
    let suffix = query.isEmpty ? "" : "?\(AWSPercentEncoding.query(query))"
    return try await send(method, path + suffix, headers: all, body: body)
  }
}
