import Activation

/// What a remote system refused or failed to do, as a value that becomes an `Issue`.
public struct RemoteFailure: Error, Hashable, Sendable {
  public enum System: String, Sendable, Hashable {
    case login = "Login with Amazon"
    case marketingCloud = "Amazon Marketing Cloud"
    case objectStore = "S3"
    case postgres = "PostgreSQL"
    case treasureData = "Treasure Data"
    case trino = "Trino"
    case securityTokenService = "AWS STS"
    case credentialsSource = "The source of the AWS credentials"
  }

  public var system: System
  public var code: Issue.Code
  /// The field a person would change to fix it.
  public var path: FieldPath
  /// The HTTP status; nil when no answer came.
  public var status: Int?
  public var message: String
  public var fix: String

  public init(
    _ system: System, _ code: Issue.Code, at path: FieldPath, status: Int? = nil, _ message: String, fix: String
  ) {
    self.system = system
    self.code = code
    self.path = path
    self.status = status
    self.message = message
    self.fix = fix
  }

  /// True when nobody knows whether the request acted: its answer was lost, or none came.
  public var isUnclear: Bool { code == .remoteUnavailable || code == .interrupted }

  public var issue: Issue { .error(code, path, message, fix: fix) }

  /// The failure behind a missing answer.
  public static func unreachable(
    _ system: System, at path: FieldPath, while purpose: String, _ error: TransportError
  ) -> RemoteFailure {
    if case .unprepared(let failure) = error.kind { return failure }
    let code: Issue.Code = error.kind == .cancelled ? .interrupted : .remoteUnavailable
    return RemoteFailure(
      system, code, at: path, "\(system.rawValue) did not answer while trying to \(purpose): \(error.reason).",
      fix: error.fix)
  }
}
