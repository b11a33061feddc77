import Activation

extension SecretCommand.Failure {
  /// - Parameter field: the field whose secret was wanted.
  public func issue(at field: FieldPath) -> Issue {
    let (message, fix) = explanation
    return .error(.secretUnavailable, field, message, fix: fix)
  }

  private var explanation: (message: String, fix: String) {
    let byHand = "Run it by hand to see why."
    switch self {
    case .openQuote: return ("The command has a quote that is not closed.", "Close it.")
    case .notFound(let program):
      return ("There is no program “\(program)” on the PATH.", "Install it, or give its whole path.")
    case .notStarted(let program, let reason): return ("\(program) cannot be started: \(reason).", byHand)
    case .exited(let program, let status):
      return ("\(program), which should print the secret, ended with status \(status).", byHand)
    case .killed(let program, let signal):
      return ("\(program), which should print the secret, was ended by signal \(signal).", byHand)
    case .slow(let program, let seconds):
      return ("\(program) printed no secret within \(seconds) seconds.", "\(byHand) It must not ask anything.")
    case .tooLong(let program, let bytes):
      return ("\(program) printed more than \(bytes) bytes; that is no secret.", "Let it print the secret alone.")
    case .silent(let program): return ("\(program), which should print the secret, printed nothing.", byHand)
    }
  }
}
