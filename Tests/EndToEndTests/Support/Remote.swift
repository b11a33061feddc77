import Sandbox

/// The remote side a connection file leads to, under the names that `amc-export sandbox --json` prints.
struct Remote: Codable {
  var adsApi: String
  var loginAuthorize: String
  var loginToken: String
  var s3Endpoint: String
  var clientId: String
  var clientSecret: String
  var refreshToken: String
  var amcInstanceId: String
  var amcAccountId: String
  var marketplaceId: String
  var accessKeyId: String
  var secretAccessKey: String
  var region: String
  var bucket: String

  /// For mistakes that are found before anybody is asked; nobody listens there.
  static let nowhere = Remote(
    adsApi: "http://127.0.0.1:9", loginAuthorize: "http://127.0.0.1:9/ap/oa",
    loginToken: "http://127.0.0.1:9/auth/o2/token", s3Endpoint: "http://127.0.0.1:9",
    clientId: "amzn1.application-oa2-client.invented", clientSecret: "amzn1.oa2-cs.v1.invented",
    refreshToken: "Atzr|invented", amcInstanceId: "amcinvented", amcAccountId: "ENTITYINVENTED",
    marketplaceId: "ATVPDKIKX0DER", accessKeyId: "AKIAINVENTED", secretAccessKey: "invented-secret-access-key",
    region: "us-east-1", bucket: "invented-bucket")

  /// The connection file of DESIGN 3, with its secrets in the environment.
  var connectionFile: String {
    """
    connection: test
    type: amazon_marketing_cloud
    amc_instance_id: \(amcInstanceId)
    login:
      region: NA
      client_id: \(clientId)
      client_secret: env:TEST_CLIENT_SECRET
      refresh_token: env:TEST_REFRESH_TOKEN
    s3:
      endpoint: \(s3Endpoint)
      region: \(region)
      auth_method: basic
      access_key_id: env:TEST_ACCESS_KEY_ID
      secret_access_key: env:TEST_SECRET_ACCESS_KEY
    endpoints:
      ads_api: \(adsApi)
      login_authorize: \(loginAuthorize)
      login_token: \(loginToken)

    """
  }

  var environment: [String: String] {
    [
      "TEST_CLIENT_SECRET": clientSecret, "TEST_REFRESH_TOKEN": refreshToken, "TEST_ACCESS_KEY_ID": accessKeyId,
      "TEST_SECRET_ACCESS_KEY": secretAccessKey,
    ]
  }

  /// What no output may hold.
  var secrets: [String] { [clientSecret, refreshToken, secretAccessKey] }
}

extension Remote {
  init(_ access: SandboxAccess) {
    self.init(
      adsApi: access.adsAPIURL, loginAuthorize: access.loginAuthorizeURL, loginToken: access.loginTokenURL,
      s3Endpoint: access.s3Endpoint, clientId: access.clientID, clientSecret: access.clientSecret,
      refreshToken: access.refreshToken, amcInstanceId: access.instanceID, amcAccountId: access.accountID,
      marketplaceId: access.marketplaceID, accessKeyId: access.s3AccessKeyID,
      secretAccessKey: access.s3SecretAccessKey, region: access.region, bucket: access.bucket)
  }

  /// Every key in the bucket, and every multipart upload that was begun and not ended, as boto3 sees them.
  func keys() async throws -> [String] {
    try await Python.answer(
      [String].self, of: "objects.py", [s3Endpoint, region, bucket],
      environment: ["AWS_ACCESS_KEY_ID": accessKeyId, "AWS_SECRET_ACCESS_KEY": secretAccessKey])
  }
}
