import Foundation

/// How the stand-ins run.
public struct SandboxConfiguration: Sendable {
  /// The port on 127.0.0.1; 0 takes any free one.
  public var port: Int
  /// Keeps credentials from start to start; nil uses a private temporary directory that `stop` removes.
  public var stateDirectory: URL?
  /// From the acceptance of an upload to its terminal status, when checking the files takes less.
  public var processingDelay: Duration
  /// The “Allowed Return URLs” of the security profile; a login must name one of them exactly (contract 1.2).
  public var returnURLs: [String]
  /// How far the date of a signed request may be off before S3 answers RequestTimeTooSkewed.
  public var permittedClockSkew: Duration
  /// Whether AMC reads only from buckets whose policy lets it (contract 9.1).
  public var enforcesBucketPolicy: Bool
  /// When the keys that STS and the metadata endpoints issue lapse; nil keeps to what is asked for.
  public var sessionLifetime: Duration?
  /// What goes wrong, from the first request on.
  public var faults: [SandboxFault]

  public init(
    port: Int = 0, stateDirectory: URL? = nil, processingDelay: Duration = .milliseconds(300),
    returnURLs: [String] = ["http://127.0.0.1:9090/cb", "http://localhost:9090/cb"],
    permittedClockSkew: Duration = .seconds(15 * 60), enforcesBucketPolicy: Bool = true,
    sessionLifetime: Duration? = nil,
    faults: [SandboxFault] = []
  ) {
    self.port = port
    self.stateDirectory = stateDirectory
    self.processingDelay = processingDelay
    self.returnURLs = returnURLs
    self.permittedClockSkew = permittedClockSkew
    self.enforcesBucketPolicy = enforcesBucketPolicy
    self.sessionLifetime = sessionLifetime
    self.faults = faults
  }
}
