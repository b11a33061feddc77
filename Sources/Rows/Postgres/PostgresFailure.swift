import Activation
import CPostgres
import Transport

extension PostgresSession {
  /// Throws unless a call ended well. Messages are the server's own, without values and without the address.
  func check(_ ending: Ending, isQuery: Bool = false) throws(SourceError) {
    switch ending {
    case .done: return
    case .interrupted:
      throw .remote(.init(.postgres, .interrupted, at: "source", "The query was cancelled.", fix: "Run it again."))
    case .badAddress:
      throw .remote(
        .init(
          .postgres, .invalidValue, at: "source.postgres.url", "The address of the PostgreSQL server cannot be read.",
          fix: "Write it as postgresql://user:password@host:5432/database, with special characters percent-encoded."))
    case .failed: throw failure(isQuery: isQuery)
    }
  }

  private func failure(isQuery: Bool) -> SourceError {
    let message = String(cString: cp_message(connection.pointer))
    let state = String(cString: cp_state(connection.pointer))
    if state.isEmpty { return .remote(Self.connectionFailure(message)) }
    let shown = Self.withoutValues(message, state)
    let position = cp_position(connection.pointer)
    let place = isQuery && position > 0 ? " at character \(position)" : ""
    return switch state.prefix(2) {
    case "28": .remote(Self.refused(shown, state))
    case "42" where state == "42501": .remote(Self.refused(shown, state))
    case "42", "22", "0A", "25", "26", "34", "21":
      .queryRefused(reason: "\(shown)\(place) (SQLSTATE \(state))")
    default:
      .remote(
        .init(
          .postgres, state.hasPrefix("08") || state.hasPrefix("57P") ? .remoteUnavailable : .remoteRefused,
          at: "source.postgres", "PostgreSQL stopped: \(shown) (SQLSTATE \(state)).",
          fix: "Look into the server's log, then run again."))
    }
  }

  /// libpq tells failed logins apart from servers that stay away by words only.
  private static func connectionFailure(_ message: String) -> RemoteFailure {
    let words = ["authentication failed", "no password supplied", "pg_hba.conf", "role \"", "permission denied"]
    if words.contains(where: message.contains) {
      return RemoteFailure(
        .postgres, .credentialsRefused, at: "source.postgres.url", "PostgreSQL refused the login: \(message).",
        fix: "Check user, password and database in the address.")
    }
    return RemoteFailure(
      .postgres, .remoteUnavailable, at: "source.postgres.url", "PostgreSQL cannot be reached: \(message).",
      fix: "Check host, port and database in the address, and that the server runs.")
  }

  private static func refused(_ message: String, _ state: String) -> RemoteFailure {
    RemoteFailure(
      .postgres, state == "42501" ? .notAuthorized : .credentialsRefused, at: "source.postgres",
      "PostgreSQL refused: \(message) (SQLSTATE \(state)).",
      fix: "Let the database's owner grant this user the right to read, or use another user.")
  }

  /// Messages about data quote the value in question, which may be a person's; about syntax they quote names.
  static func withoutValues(_ message: String, _ state: String) -> String {
    guard !state.hasPrefix("42"), !state.hasPrefix("25") else { return message }
    return message.replacing(/".*"/.dotMatchesNewlines(), with: "\"…\"")
  }
}
