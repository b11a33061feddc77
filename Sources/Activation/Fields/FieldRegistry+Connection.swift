extension FieldRegistry {
  private static func field(
    _ path: FieldPath, _ title: String, _ kind: Field.Kind = .text, required: Bool = false,
    default defaultValue: String? = nil, help: String, example: String = "",
    applies: @escaping @Sendable (Draft) -> Bool = { _ in true }
  ) -> Field {
    Field(
      .connection, path, title, .connection, kind, required: required, default: defaultValue, help: help,
      example: example, applies: applies)
  }

  private static func signsWith(_ methods: ObjectStoreAccess.Method...) -> @Sendable (Draft) -> Bool {
    let words = Set(methods.map(\.rawValue))
    return { draft in
      draft.usesBucket && words.contains(draft.connection["s3.auth_method" as FieldPath]?.scalarText ?? "")
    }
  }

  private static let usesBucket: @Sendable (Draft) -> Bool = { $0.usesBucket }

  /// The product document's table “parameters for configuring the Amazon Marketing Cloud Export Integration”,
  /// with what the remote contract needs beside it (DESIGN 3).
  static let connection: [Field] = [
    Field(
      .activation, "connection", "Connection", .connection, required: true,
      help: "The name of the connection file this activation uses.", example: "acme-us"),
    field("connection", "Connection name", help: "The name of this connection.", example: "acme-us"),
    field(
      "type", "Type", .choice([.init("amazon_marketing_cloud", "Amazon Marketing Cloud")]),
      default: "amazon_marketing_cloud", help: "The kind of system this connection leads to."),
    field(
      "amc_instance_id", "AMC instance id", required: true,
      help: "Amazon Marketing Cloud Instance ID, from the instance list of the AMC console.", example: "amcr1aaaa1a"),
    field(
      "amc_account_id", "AMC account id",
      help: "Amazon Marketing Cloud Account ID. Left blank, the first account that holds the instance is used.",
      example: "ENTITY1AA1AA11AAA1"),
    field(
      "marketplace_id", "Marketplace id",
      help: "The marketplace of the AMC account. Left blank, it is found together with the account.",
      example: "ATVPDKIKX0DER"),
    field(
      "ads_account_id", "Ads account id",
      help: "Sent as an extra header that some instances ask for. Leave it blank unless Amazon refuses uploads.",
      example: "amzn1.ads-account.g.example"),
    field(
      "login.region", "Region",
      .choice([
        .init("NA", "North America: US CA MX BR"),
        .init("EU", "Europe, Middle East, India: UK FR IT ES DE NL SE PL BE TR SA AE EG IN ZA"),
        .init("FE", "Far East: JP AU SG"),
      ]), default: "NA", help: "Picks Amazon's hosts for login and for the Ads API."),
    field(
      "login.client_id", "Client id", required: true,
      help: "The client id of your Login with Amazon security profile.",
      example: "amzn1.application-oa2-client.0a1b"),
    field(
      "login.client_secret", "Client secret", .secret, required: true,
      help: "Where the client secret of the security profile is kept.", example: "env:AMAZON_CLIENT_SECRET"),
    field(
      "login.refresh_token", "Refresh token", .secret, required: true,
      help: "Where the refresh token that Amazon gave at login is kept.", example: "file:/run/secrets/refresh_token"),
    field(
      "s3.region", "S3 region", default: "us-east-1", help: "AWS Region of the bucket.", example: "us-east-1",
      applies: usesBucket),
    field(
      "s3.endpoint", "S3 endpoint",
      help: "S3 service endpoint override. When given, it overrides the region.",
      example: "s3.ap-northeast-1.amazonaws.com", applies: usesBucket),
    field(
      "s3.auth_method", "S3 authentication",
      .choice([
        .init("basic", "access key id and secret access key"),
        .init("session", "temporary keys with a session token (recommended)"),
        .init("assume_role", "a role of your account is assumed, by the keys here or else by the default AWS chain"),
        .init("profile", "a profile of the AWS command line"),
      ]), required: true, help: "How requests to S3 are signed. Anonymous access is not supported.",
      applies: usesBucket),
    field(
      "s3.access_key_id", "Access key id", .secret, required: true, help: "AWS S3 issued Access Key ID.",
      example: "env:AWS_ACCESS_KEY_ID", applies: signsWith(.basic, .session)),
    field(
      "s3.secret_access_key", "Secret access key", .secret, required: true, help: "AWS S3 issued Secret Access Key.",
      example: "env:AWS_SECRET_ACCESS_KEY", applies: signsWith(.basic, .session)),
    field(
      "s3.session_token", "Session token", .secret, required: true, help: "Your temporary AWS Session Token.",
      example: "env:AWS_SESSION_TOKEN", applies: signsWith(.session)),
    field(
      "s3.account_id", "Account id", required: true, help: "Your AWS Account ID.", example: "111122223333",
      applies: signsWith(.assumeRole)),
    field(
      "s3.role_name", "Role name", required: true, help: "Your AWS Role Name.", example: "amc-upload",
      applies: signsWith(.assumeRole)),
    field(
      "s3.external_id", "External id", .secret, help: "Your Secret External ID.", example: "env:AMC_EXTERNAL_ID",
      applies: signsWith(.assumeRole)),
    field(
      "s3.duration_in_seconds", "Duration in seconds", .number, default: "3600",
      help: "Duration for the temporary credentials, 900 to 43200; at most 3600 when a role assumes a role.",
      example: "3600", applies: signsWith(.assumeRole)),
    field(
      "endpoints.ads_api", "Ads API endpoint", help: "Overrides the Amazon Ads API host of the region.",
      example: "https://advertising-api.amazon.com"),
    field(
      "endpoints.login_authorize", "Login page", help: "Overrides the page where a person logs in.",
      example: "https://www.amazon.com/ap/oa"),
    field(
      "endpoints.login_token", "Token endpoint", help: "Overrides the Login with Amazon token endpoint.",
      example: "https://api.amazon.com/auth/o2/token"),
    field(
      "endpoints.sts", "STS endpoint", help: "Overrides the AWS STS endpoint.",
      example: "https://sts.us-east-1.amazonaws.com", applies: signsWith(.assumeRole)),
  ]
}
