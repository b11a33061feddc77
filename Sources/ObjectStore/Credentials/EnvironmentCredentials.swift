import Transport

/// Keys in the variables every AWS tool reads.
enum EnvironmentCredentials {
  static func read(_ surroundings: AWSSurroundings) -> AWSCredentials? {
    guard let id = surroundings.variable("AWS_ACCESS_KEY_ID"),
      let secret = surroundings.variable("AWS_SECRET_ACCESS_KEY")
    else { return nil }
    return AWSCredentials(
      accessKeyID: id, secretAccessKey: secret, sessionToken: surroundings.variable("AWS_SESSION_TOKEN"))
  }
}
