import Activation
import Transport

extension TrinoStatement {
  static func unreachable(_ purpose: String, _ error: TransportError) -> SourceError {
    .remote(.unreachable(.trino, at: path.appending("url"), while: purpose, error))
  }

  /// An answer that is no page.
  func refusal(_ response: HTTPResponse) -> SourceError {
    let (code, field, fix): (Activation.Issue.Code, String, String) =
      switch response.status {
      case 401: (.credentialsRefused, "user", "Check user and password.")
      case 403: (.notAuthorized, "user", "Use a user with the right to run queries.")
      case 429, 500...: (.remoteUnavailable, "url", "Try again later.")
      default: (.remoteRefused, "url", "Check the address of the server.")
      }
    return .remote(
      .init(
        .trino, code, at: Self.path.appending(field), status: response.status,
        "The Trino server refused the query (HTTP \(response.status)).", fix: fix))
  }

  /// A query that failed: the person's mistake with its place, or the server's trouble.
  static func failure(_ error: DocumentValue) -> SourceError {
    let name = error["errorName"]?.scalarText ?? "FAILED"
    let message = String((error["message"]?.scalarText ?? "no reason was given").prefix(1000))
    let type = error["errorType"]?.scalarText
    if type == "USER_ERROR" { return .queryRefused(reason: "\(message)\(place(error)) (\(name))") }
    return .remote(
      .init(
        .trino, .remoteRefused, at: path, "The query failed at the Trino server: \(message) (\(name)).",
        fix: type == "INSUFFICIENT_RESOURCES" ? "Make the query smaller, or try again later." : "Try again later."))
  }

  /// The place, unless the message begins with it.
  private static func place(_ error: DocumentValue) -> String {
    guard let line = error["errorLocation"]?["lineNumber"]?.scalarText,
      let column = error["errorLocation"]?["columnNumber"]?.scalarText,
      error["message"]?.scalarText?.hasPrefix("line ") != true
    else { return "" }
    return " at line \(line), column \(column)"
  }
}
