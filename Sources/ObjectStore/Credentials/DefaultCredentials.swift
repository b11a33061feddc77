import Transport

/// The sources whose keys are renewed on the way, so that a long upload outlives a session.
public enum DefaultCredentials {
  /// The profile that `AWS_PROFILE` names, or `default` (DESIGN 4).
  public static func profile(
    _ surroundings: AWSSurroundings, securityTokens: SecurityTokenClient
  ) -> any AWSCredentialsSource {
    RenewedCredentials(now: surroundings.now) { () async throws(RemoteFailure) in
      // Read again each time: a person may have renewed the files meanwhile.
      let profiles = ProfileCredentials(surroundings, securityTokens: securityTokens)
      return try await profiles.fetch(AWSProfiles.chosenName(surroundings)).keys
    }
  }

  /// A role, assumed with the given keys, else with those of the default chain.
  public static func role(
    _ request: RoleRequest, base: AWSCredentials?, _ surroundings: AWSSurroundings,
    securityTokens: SecurityTokenClient
  ) -> any AWSCredentialsSource {
    RenewedCredentials(now: surroundings.now) { () async throws(RemoteFailure) in
      if let base { return try await securityTokens.assume(request, signedBy: base) }
      let chain = DefaultChain(surroundings: surroundings, securityTokens: securityTokens)
      return try await securityTokens.assume(request, with: try await chain.fetch())
    }
  }
}

/// The region of the AWS command line's own settings.
public enum AWSRegion {
  /// `AWS_REGION`, `AWS_DEFAULT_REGION`, else the chosen profile's; nil when none names one.
  public static func chosen(_ surroundings: AWSSurroundings) -> String? {
    surroundings.variable("AWS_REGION") ?? surroundings.variable("AWS_DEFAULT_REGION")
      ?? AWSProfiles.region(of: AWSProfiles.chosenName(surroundings), surroundings)
  }
}
