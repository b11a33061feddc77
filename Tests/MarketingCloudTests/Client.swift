import Activation
import MarketingCloud
import Sandbox
import Transport

/// A client of ours and the sandbox it speaks to.
struct Client: Sendable {
  let sandbox: Sandbox
  let client: MarketingCloudClient
  let account: Account

  /// Starts a sandbox, hands over a client and stops it again, whatever happens.
  static func with(
    retries: RetryPolicy = RetryPolicy(attempts: 3), _ body: (Client) async throws -> Void
  ) async throws {
    let sandbox = try await Sandbox.start(.init(processingDelay: .milliseconds(20)))
    let result: Result<Void, any Error>
    do {
      result = .success(try await body(Client(sandbox, retries)))
    } catch {
      result = .failure(error)
    }
    await sandbox.stop()
    try result.get()
  }

  private init(_ sandbox: Sandbox, _ retries: RetryPolicy) {
    self.sandbox = sandbox
    let access = sandbox.access
    let sender = RetryingSender(AsyncHTTPSender(), policy: retries, pause: { _ in })
    client = MarketingCloudClient(
      baseURL: access.adsAPIURL, instanceID: access.instanceID, clientID: access.clientID, adsAccountID: nil,
      login: LoginWithAmazon(
        endpoint: access.loginTokenURL, clientID: access.clientID, clientSecret: Secret(access.clientSecret),
        refreshToken: Secret(access.refreshToken), sender: sender), sender: sender)
    account = Account(id: access.accountID, marketplaceID: access.marketplaceID)
  }

  var uploadsPath: String { "/amc/advertiserData/\(sandbox.access.instanceID)/uploads/" }

  func count(_ method: String, _ path: String) async -> Int {
    await sandbox.requests().count { $0.method == method && $0.path == path }
  }

  /// How many uploads of a data set were asked for.
  func postedUploads(_ datasetID: String) async -> Int { await count("POST", uploadsPath + datasetID) }
}

extension DatasetDefinition {
  /// A small data set: one hashed identity and one number.
  static func small(_ id: String = "loyalty_v1") -> DatasetDefinition {
    DatasetDefinition(
      id: id, countryCode: "US",
      columns: [
        DatasetColumn(name: "email", kind: .dimension, type: .string, nullable: true, role: .hashedPII(.email)),
        DatasetColumn(name: "visits", kind: .metric, type: .long, nullable: false, role: .plain),
      ])
  }
}

extension UploadRequest {
  static func additive(_ datasetID: String, manifest: String) -> UploadRequest {
    UploadRequest(
      datasetID: datasetID, strategy: .additive, countryCode: "US", bucket: "sandbox-amc-upload", manifestKey: manifest)
  }
}
