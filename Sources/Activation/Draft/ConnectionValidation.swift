/// What validation makes of a connection file alone.
public struct ConnectionValidation: Sendable {
  /// Nil when an issue is an error.
  public let connection: Connection?
  /// Present even when parts that a login does not need are missing.
  public let loginClient: LoginClient?
  /// The hosts in use, whatever else is wrong.
  public let endpoints: Connection.Endpoints
  /// Their paths begin with `connection.`.
  public let issues: [Issue]
}

extension Draft {
  /// Checks the connection file by itself.
  /// - Parameter name: the name of the file, used where the file does not name itself.
  public func validateConnection(named name: String) -> ConnectionValidation {
    var reader = DraftReader(self, .connection)
    UnknownKeys.issues(in: self, .connection).forEach { reader.report($0) }
    let connection = reader.connection(named: name)
    // A reader of its own, so that no issue is told twice.
    var second = DraftReader(self, .connection)
    let endpoints = second.endpoints()
    return ConnectionValidation(
      connection: reader.issues.hasErrors ? nil : connection, loginClient: second.loginClient(endpoints),
      endpoints: endpoints, issues: reader.issues)
  }
}
