import Activation
import ObjectStore
import Transport

/// Opens a bucket: which region, whose keys, how they are renewed.
struct ObjectStoreOpening {
  let access: ObjectStoreAccess
  /// Names the session of an assumed role.
  let connectionName: String
  let surroundings: EngineSurroundings
  let sender: RetryingSender

  /// - Throws: `ExportFailure` when a secret cannot be fetched. Keys that AWS hands out are fetched with the first request.
  func client(
    bucket: String, notify: @escaping @Sendable (RetryNotice) -> Void
  ) throws(ExportFailure) -> ObjectStoreClient {
    ObjectStoreClient(
      bucket: bucket, endpoint: access.endpoint, region: region, credentials: try credentials(), sender: sender,
      notify: notify, now: surroundings.now)
  }

  /// The connection's, else that of a profile or of `AWS_REGION`, else us-east-1.
  var region: String {
    if let region = access.region { return region }
    guard case .profile = access.credentials else { return Self.defaultRegion }
    return AWSRegion.chosen(aws) ?? Self.defaultRegion
  }

  private static let defaultRegion = "us-east-1"

  var securityTokens: SecurityTokenClient {
    SecurityTokenClient(
      endpoint: access.securityTokenEndpoint, region: region, sender: sender, now: surroundings.now)
  }

  private var aws: AWSSurroundings {
    AWSSurroundings(variables: surroundings.environment, sender: sender, now: surroundings.now)
  }

  func credentials() throws(ExportFailure) -> any AWSCredentialsSource {
    switch access.credentials {
    case .basic(let id, let secret): try keys(id, secret, nil)
    case .session(let id, let secret, let token): try keys(id, secret, token)
    case .profile: DefaultCredentials.profile(aws, securityTokens: securityTokens)
    case .assumeRole(let role): try assumed(role)
    }
  }

  private func assumed(_ role: AssumedRole) throws(ExportFailure) -> any AWSCredentialsSource {
    let request = RoleRequest(
      arn: RoleRequest.arn(account: role.accountID, role: role.roleName, region: region),
      sessionName: RoleRequest.sessionName(connectionName),
      externalID: try role.externalID.map { reference throws(ExportFailure) in
        try surroundings.secrets.resolve(reference, at: "connection.s3.external_id")
      }, duration: role.duration)
    let base = try role.base.map { base throws(ExportFailure) in
      try keys(base.accessKeyID, base.secretAccessKey, base.sessionToken)
    }
    return DefaultCredentials.role(request, base: base, aws, securityTokens: securityTokens)
  }

  private func keys(
    _ accessKeyID: ValueReference, _ secretAccessKey: ValueReference, _ sessionToken: ValueReference?
  ) throws(ExportFailure) -> AWSCredentials {
    let secrets = surroundings.secrets
    return AWSCredentials(
      accessKeyID: try secrets.resolve(accessKeyID, at: "connection.s3.access_key_id").revealed,
      secretAccessKey: try secrets.resolve(secretAccessKey, at: "connection.s3.secret_access_key").revealed,
      sessionToken: try sessionToken.map { token throws(ExportFailure) in
        try secrets.resolve(token, at: "connection.s3.session_token").revealed
      })
  }
}
