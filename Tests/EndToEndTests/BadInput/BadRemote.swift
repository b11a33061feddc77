import Testing

/// A connection or a bucket that the remote side refuses, and what `run` has to say about it.
struct BadRemote: CustomTestStringConvertible, Sendable {
  let name: String
  let status: Int32
  let codes: Set<String>
  let path: String
  let prepare: @Sendable (inout Scene) throws -> Void

  init(
    _ name: String, _ status: Int32, _ codes: Set<String>, at path: String,
    prepare: @escaping @Sendable (inout Scene) throws -> Void
  ) {
    self.name = name
    self.status = status
    self.codes = codes
    self.path = path
    self.prepare = prepare
  }

  var testDescription: String { name }

  static let all: [BadRemote] = [
    BadRemote("a wrong S3 secret", 77, ["credentials_refused"], at: "connection.s3.secret_access_key") {
      $0.environment["TEST_SECRET_ACCESS_KEY"] = "wrong"
    },
    BadRemote("an unknown S3 key", 77, ["credentials_refused"], at: "connection.s3.access_key_id") {
      $0.environment["TEST_ACCESS_KEY_ID"] = "AKIAUNKNOWN"
    },
    BadRemote("a bucket nobody has", 69, ["bucket_missing"], at: "result_settings.bucket") {
      try $0.edit($0.remote.bucket, "nobody-has-this-bucket")
    },
    BadRemote("a wrong client secret", 77, ["credentials_refused"], at: "connection.login.client_id") {
      $0.environment["TEST_CLIENT_SECRET"] = "wrong"
    },
    BadRemote("an unknown client", 77, ["credentials_refused"], at: "connection.login.client_id") {
      try $0.editConnection($0.remote.clientId, "amzn1.application-oa2-client.unknown")
    },
    BadRemote("a refresh token that was revoked", 77, ["login_again"], at: "connection.login.refresh_token") {
      $0.environment["TEST_REFRESH_TOKEN"] = "Atzr|revoked"
    },
    BadRemote("an instance in none of the accounts", 77, ["not_authorized"], at: "connection.amc_instance_id") {
      try $0.editConnection($0.remote.amcInstanceId, "amcelsewhere")
    },
    BadRemote(
      "a data set that is not there and may not be made", 65, ["dataset_missing"], at: "result_settings.dataset_id"
    ) {
      try $0.edit("create_dataset: true", "create_dataset: false")
    },
  ]
}
