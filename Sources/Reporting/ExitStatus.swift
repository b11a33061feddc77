import Activation
import ExportEngine

/// How a command ends, in the words of sysexits (DESIGN 4). Decided here and nowhere else.
public enum ExitStatus: Int32, Sendable, Hashable {
  case done = 0
  case usage = 64
  case invalidData = 65
  case sourceMissing = 66
  case remoteRefused = 69
  case defect = 70
  case notDone = 75
  case notAuthorized = 77
  case configuration = 78
  case interrupted = 130

  /// The status for issues; the first kind that explains the others wins.
  public init(_ issues: some Sequence<Issue>) {
    let statuses = Set(issues.filter { $0.severity == .error }.map(Self.status))
    let order: [ExitStatus] = [
      .interrupted, .defect, .configuration, .sourceMissing, .invalidData, .notAuthorized, .remoteRefused, .usage,
    ]
    self = order.first(where: statuses.contains) ?? .done
  }

  public init(_ report: ExportReport) {
    switch report.status {
    case .interrupted: self = .interrupted
    case .running: self = .notDone
    case .succeeded, .dryRun, .failed: self.init(report.issues)
    }
  }

  private static func status(_ issue: Issue) -> ExitStatus {
    switch issue.code {
    case .credentialsRefused, .notAuthorized, .loginAgain, .termsNotAccepted: .notAuthorized
    case .bucketMissing, .remoteRefused, .remoteUnavailable, .uploadFailed, .audienceFailed, .stillRunning,
      .cleaningFailed:
      .remoteRefused
    case .sourceMissing, .sourceUnreadable, .fileMissing: .sourceMissing
    case .interrupted: .interrupted
    case .repaired, .unresolvedReference, .leftOut: .invalidData
    case .notificationFailed: .remoteRefused
    case .confirmationNeeded, .outputUnwritable, .portTaken: .usage
    case .defect: .defect
    case .connectionMissing, .secretUnavailable, .plainTextSecret, .insecureEndpoint, .storeLocked, .storeInsecure,
      .storeDamaged:
      .configuration
    case .brokenSyntax, .unknownKey, .wrongType, .missingValue, .invalidValue, .notYet, .contradiction, .fileUnreadable:
      issue.concernsConnection ? .configuration : .invalidData
    case .sourceMalformed, .invalidDefinition, .unverifiedDefinition, .definitionDiffers, .datasetMissing,
      .missingColumn, .ambiguousColumn,
      .duplicateOutput, .caseOnlyMatch, .droppedColumn, .incompatibleType, .noCountry, .unverifiedCountry,
      .tooManyRejects, .possibleRawPII, .nothingToSend, .userIDMissing, .notForAudiences, .tooManyRows, .smallAudience:
      .invalidData
    }
  }
}
