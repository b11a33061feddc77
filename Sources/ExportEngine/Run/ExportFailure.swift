import Activation
import Encoding
import Journal
import Rows
import Transport

/// Why a run cannot go on: at least one issue that is an error.
struct ExportFailure: Error {
  let issues: [Issue]

  init(_ issues: [Issue]) { self.issues = issues }
  init(_ issue: Issue) { issues = [issue] }

  /// Any error of the layers below, as issues. An error no layer knows is a defect of ours and says so.
  init(_ error: any Error) {
    switch error {
    case let failure as ExportFailure: self = failure
    case let failure as RemoteFailure: self.init(failure.issue)
    case let stop as EncodingStop: self.init(stop.issue)
    case let error as SourceError: self.init(error.issue)
    case let error as JournalError: self.init(error.issue)
    case is CancellationError:
      self.init(
        .error(
          .interrupted, FieldPath(), "The run was stopped.", fix: "Continue it with amc-export resume, or run it again."
        ))
    default:
      self.init(
        .error(
          .defect, FieldPath(), "Something failed that should not: \(type(of: error)).",
          fix: "Please report this with the steps that led here."))
    }
  }
}

extension ExportFailure {
  /// True when the same run may get further later: the network, a login, a right or the disk was missing.
  var isPassing: Bool {
    let passing: Set<Issue.Code> = [
      .interrupted, .remoteUnavailable, .credentialsRefused, .notAuthorized, .loginAgain, .termsNotAccepted,
      .outputUnwritable,
    ]
    return issues.errors.allSatisfy { passing.contains($0.code) }
  }
}

extension SourceError {
  /// The issue at the source's field.
  var issue: Issue {
    if case .remote(let failure) = self { return failure.issue }
    let code: Issue.Code =
      switch self {
      case .missing: .sourceMissing
      case .unreadable: .sourceUnreadable
      default: .sourceMalformed
      }
    return .error(code, "source", message, fix: fix)
  }
}
