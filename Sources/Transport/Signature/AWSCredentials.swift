import Foundation

/// The key pair, and for a session the token, that signs requests to AWS.
///
/// Printing, interpolating, reflecting or dumping a value shows the access key id and never a secret.
public struct AWSCredentials: Sendable, Hashable {
  public let accessKeyID: String
  public let secretAccessKey: String
  /// Present on temporary credentials; it travels as `x-amz-security-token`.
  public let sessionToken: String?
  /// When AWS stops accepting them; nil when that is not known or never.
  public let expiration: Date?

  public init(
    accessKeyID: String, secretAccessKey: String, sessionToken: String? = nil, expiration: Date? = nil
  ) {
    self.accessKeyID = accessKeyID
    self.secretAccessKey = secretAccessKey
    self.sessionToken = sessionToken
    self.expiration = expiration
  }
}

extension AWSCredentials: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String {
    "AWS credentials \(accessKeyID)\(sessionToken == nil ? "" : " with a session token")"
  }

  public var debugDescription: String { description }

  public var customMirror: Mirror { Mirror(self, children: ["accessKeyID": accessKeyID]) }
}
