import Transport

/// The default chain of the AWS command line: environment, profile, container, instance metadata; the first that has
/// keys counts (DESIGN 4).
struct DefaultChain: Sendable {
  let surroundings: AWSSurroundings
  let securityTokens: SecurityTokenClient

  /// - Throws: `RemoteFailure` when none of the four has keys, or when one that should have them fails.
  func fetch() async throws(RemoteFailure) -> BaseCredentials {
    if let keys = EnvironmentCredentials.read(surroundings) { return BaseCredentials(keys, belongToRole: false) }
    let profiles = ProfileCredentials(surroundings, securityTokens: securityTokens)
    let name = AWSProfiles.chosenName(surroundings)
    let isNamed = (surroundings.variable("AWS_PROFILE") ?? surroundings.variable("AWS_DEFAULT_PROFILE")) != nil
    if isNamed || profiles.isThere(name) { return try await profiles.fetch(name) }
    let container = ContainerCredentials(surroundings: surroundings)
    if container.isOffered { return BaseCredentials(try await container.fetch(), belongToRole: true) }
    if let keys = try await InstanceCredentials(surroundings: surroundings).fetchIfThere() {
      return BaseCredentials(keys, belongToRole: true)
    }
    throw RemoteFailure(
      .credentialsSource, .secretUnavailable, at: "connection.s3.auth_method",
      "Nothing here holds AWS keys: neither the environment nor a profile, a container or instance metadata.",
      fix: "Give access_key_id and secret_access_key in the connection, or set AWS_PROFILE or AWS_ACCESS_KEY_ID.")
  }
}
