extension BadInput {
  private static let file = "connections/test.yaml"
  /// Not a secret, but it stands where one does, so nobody may print it.
  static let plainSecret = "plain-text-that-nobody-may-see"

  /// Mistakes in the connection file.
  static let connection: [BadInput] = [
    BadInput("a missing connection", 78, "connection_missing", at: "connection.file", says: ["tset"]) {
      try $0.edit("connection: test", "connection: tset")
    },
    BadInput("a folder as the connection", 78, "connection_missing", at: "connection.file") {
      try $0.putFolder(at: file)
    },
    BadInput("a connection that is no text", 78, "file_unreadable", at: "connection.file") {
      try $0.put(Scene.garbage, at: file)
    },
    BadInput("broken YAML in the connection", 78, "broken_syntax", at: "connection.file", says: ["line 2, column"]) {
      $0.connection = "connection: test\nlogin: a: b\n"
    },
    BadInput("an empty connection", 78, "missing_value", at: "connection.amc_instance_id") { $0.connection = "" },
    BadInput(
      "an unknown key in the connection", 78, "unknown_key", at: "connection.login.client_secrt",
      says: ["client_secret"]
    ) { try $0.editConnection("client_secret:", "client_secrt:") },
    BadInput(
      "a plain-text client secret", 78, "plain_text_secret", at: "connection.login.client_secret",
      says: ["env:NAME", "amc-export secret set test/client_secret", "store:test/client_secret"]
    ) { try $0.editConnection("env:TEST_CLIENT_SECRET", plainSecret) },
    BadInput("a plain-text S3 secret", 78, "plain_text_secret", at: "connection.s3.secret_access_key") {
      try $0.editConnection("env:TEST_SECRET_ACCESS_KEY", plainSecret)
    },
    BadInput("http to another machine", 78, "insecure_endpoint", at: "connection.endpoints.ads_api", says: ["https"]) {
      try $0.editConnection("ads_api: http://127.0.0.1:9", "ads_api: http://ads.example.com")
    },
    BadInput("http to S3 on another machine", 78, "insecure_endpoint", at: "connection.s3.endpoint") {
      try $0.editConnection("endpoint: http://127.0.0.1:9\n", "endpoint: http://s3.example.com\n")
    },
    BadInput("loopback only by its first letters", 78, "insecure_endpoint", at: "connection.endpoints.login_token") {
      try $0.editConnection("login_token: http://127.0.0.1:9/", "login_token: http://127.0.0.1.example.com/")
    },
    BadInput("no web address", 78, "invalid_value", at: "connection.endpoints.ads_api") {
      try $0.editConnection("ads_api: http://127.0.0.1:9", "ads_api: not an address")
    },
    BadInput("anonymous access", 78, "invalid_value", at: "connection.s3.auth_method") {
      try $0.editConnection("auth_method: basic", "auth_method: anonymous")
    },
    BadInput("an unknown region", 78, "invalid_value", at: "connection.login.region", says: ["NA, EU, FE"]) {
      try $0.editConnection("region: NA", "region: MARS")
    },
    BadInput("no instance", 78, "missing_value", at: "connection.amc_instance_id") {
      try $0.editConnection("amc_instance_id: amcinvented", "amc_instance_id:")
    },
    BadInput(
      "a secret variable that is not set", 78, "secret_unavailable", at: "connection.login.client_secret",
      says: ["TEST_CLIENT_SECRET"], to: .live
    ) { $0.environment["TEST_CLIENT_SECRET"] = nil },
    BadInput(
      "a secret variable that is empty", 78, "secret_unavailable", at: "connection.login.refresh_token", to: .live
    ) {
      $0.environment["TEST_REFRESH_TOKEN"] = ""
    },
    BadInput(
      "a secret file that is not there", 78, "secret_unavailable", at: "connection.s3.secret_access_key",
      says: ["/nowhere/secret"], to: .live
    ) { try $0.editConnection("env:TEST_SECRET_ACCESS_KEY", "file:/nowhere/secret") },
    BadInput(
      "a secret program that is not there", 78, "secret_unavailable", at: "connection.login.client_secret", to: .live
    ) {
      try $0.editConnection("env:TEST_CLIENT_SECRET", "command:no-such-program-here")
    },
  ]
}
