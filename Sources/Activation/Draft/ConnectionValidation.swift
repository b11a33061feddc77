/// What validation makes of a connection file alone.
public struct ConnectionValidation: Sendable {
  /// Nil when an issue is an error.
  public let connection: Connection?
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
    return ConnectionValidation(connection: reader.issues.hasErrors ? nil : connection, issues: reader.issues)
  }
}
