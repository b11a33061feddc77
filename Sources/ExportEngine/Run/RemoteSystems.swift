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
    let connection = plan.connection
    let sender = RetryingSender(
      surroundings.sender, policy: surroundings.retries, pause: surroundings.pause, now: surroundings.now,
      notify: notify)
    marketingCloud = Self.marketingCloud(connection, try Self.login(connection, surroundings, sender), sender)
    objectStore = try ObjectStoreOpening(
      access: upload.objectStore, connectionName: connection.name, surroundings: surroundings, sender: sender
    ).client(bucket: upload.bucket, notify: notify)
  }

  /// The login of a connection.
  /// - Throws: `ExportFailure` when a secret cannot be fetched.
  static func login(
    _ connection: Connection, _ surroundings: EngineSurroundings, _ sender: RetryingSender
  ) throws(ExportFailure) -> LoginWithAmazon {
    let (login, secrets) = (connection.login, surroundings.secrets)
    return LoginWithAmazon(
      endpoint: connection.endpoints.loginToken, clientID: login.clientID,
      clientSecret: try secrets.resolve(login.clientSecret, at: "connection.login.client_secret"),
      refreshToken: try secrets.resolve(login.refreshToken, at: "connection.login.refresh_token"), sender: sender)
  }

  static func marketingCloud(
    _ connection: Connection, _ login: LoginWithAmazon, _ sender: RetryingSender
  ) -> MarketingCloudClient {
    MarketingCloudClient(
      baseURL: connection.endpoints.adsAPI, instanceID: connection.instanceID, clientID: connection.login.clientID,
      adsAccountID: connection.adsAccountID, login: login, sender: sender)
  }

  /// The account that holds the plan's instance.
  func account(_ connection: Connection) async throws(RemoteFailure) -> Account {
    try await marketingCloud.account(id: connection.accountID, marketplaceID: connection.marketplaceID)
  }
}
