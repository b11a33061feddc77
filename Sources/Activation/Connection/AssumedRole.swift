/// A role that is assumed for each run (product document, S3 parameters; contract 9.3).
public struct AssumedRole: Sendable, Hashable {
  /// What AWS accepts, in seconds; the role's own maximum may be lower.
  public static let permittedDurations = 900...43_200
  public static let defaultDuration = 3600

  /// The section's own long-lived or temporary keys.
  public struct Keys: Sendable, Hashable {
    public let accessKeyID: ValueReference
    public let secretAccessKey: ValueReference
    public let sessionToken: ValueReference?
  }

  /// Twelve digits.
  public let accountID: String
  /// The name with its path, if it has one, such as `teams/amc-upload`.
  public let roleName: String
  public let externalID: ValueReference?
  /// How long the temporary keys are good for, in seconds.
  public let duration: Int
  /// What signs the request for the role; nil means the default chain of the AWS command line (DESIGN 4).
  public let base: Keys?
}
