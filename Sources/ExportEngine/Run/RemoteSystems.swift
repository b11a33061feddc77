import Activation
import MarketingCloud
import ObjectStore
import Transport

/// The clients of one run, with their credentials in place.
struct RemoteSystems: Sendable {
  let marketingCloud: MarketingCloudClient
  let objectStore: ObjectStoreClient

  /// - Throws: `ExportFailure` when a secret cannot be fetched.
  init(
    _ plan: Plan, _ upload: DatasetUpload, _ surroundings: EngineSurroundings,
    notify: @escaping @Sendable (RetryNotice) -> Void
  ) throws(ExportFailure) {
    let (connection, store) = (plan.connection, upload.objectStore)
    let sender = RetryingSender(
      surroundings.sender, policy: surroundings.retries, pause: surroundings.pause, notify: notify)
    let secrets = surroundings.secrets
    let login = LoginWithAmazon(
      endpoint: connection.endpoints.loginToken, clientID: connection.login.clientID,
      clientSecret: try secrets.resolve(connection.login.clientSecret, at: "connection.login.client_secret"),
      refreshToken: try secrets.resolve(connection.login.refreshToken, at: "connection.login.refresh_token"),
      sender: sender)
    marketingCloud = MarketingCloudClient(
      baseURL: connection.endpoints.adsAPI, instanceID: connection.instanceID, clientID: connection.login.clientID,
      adsAccountID: connection.adsAccountID, login: login, sender: sender)
    objectStore = ObjectStoreClient(
      bucket: upload.bucket, endpoint: store.endpoint, region: store.region,
      credentials: try Self.credentials(store.credentials, secrets), sender: sender, now: surroundings.now)
  }

  private static func credentials(
    _ credentials: ObjectStoreAccess.Credentials, _ secrets: SecretResolver
  ) throws(ExportFailure) -> AWSCredentials {
    switch credentials {
    case .basic(let accessKeyID, let secretAccessKey):
      AWSCredentials(
        accessKeyID: try secrets.resolve(accessKeyID, at: "connection.s3.access_key_id").revealed,
        secretAccessKey: try secrets.resolve(secretAccessKey, at: "connection.s3.secret_access_key").revealed)
    case .session(let accessKeyID, let secretAccessKey, let sessionToken):
      AWSCredentials(
        accessKeyID: try secrets.resolve(accessKeyID, at: "connection.s3.access_key_id").revealed,
        secretAccessKey: try secrets.resolve(secretAccessKey, at: "connection.s3.secret_access_key").revealed,
        sessionToken: try secrets.resolve(sessionToken, at: "connection.s3.session_token").revealed)
    }
  }

  /// The account that holds the plan's instance.
  func account(_ connection: Connection) async throws(RemoteFailure) -> Account {
    try await marketingCloud.account(id: connection.accountID, marketplaceID: connection.marketplaceID)
  }
}
