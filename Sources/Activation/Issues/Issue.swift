/// Something a person should know about a draft, a plan or a run: what, where, why and how to fix it.
public struct Issue: Sendable, Hashable {
  public enum Severity: String, Sendable, Hashable, CaseIterable {
    /// The run cannot start, or stopped.
    case error
    /// The run may go on; the person should look.
    case warning
  }

  public var severity: Severity
  /// A stable word that scripts may compare, such as `missing_column`.
  public var code: Code
  /// The field it concerns; paths of the connection file begin with `connection.`.
  public var path: FieldPath
  /// What is wrong and why, as one or two sentences. Never holds a secret or a person's data.
  public var message: String
  /// What to do about it.
  public var fix: String

  public init(_ severity: Severity, _ code: Code, _ path: FieldPath, _ message: String, fix: String) {
    self.severity = severity
    self.code = code
    self.path = path
    self.message = message
    self.fix = fix
  }

  public static func error(_ code: Code, _ path: FieldPath, _ message: String, fix: String) -> Issue {
    Issue(.error, code, path, message, fix: fix)
  }

  public static func warning(_ code: Code, _ path: FieldPath, _ message: String, fix: String) -> Issue {
    Issue(.warning, code, path, message, fix: fix)
  }

  /// True when the field stands in the connection file, so that the exit status can tell (DESIGN 4).
  public var concernsConnection: Bool { path.components.count > 1 && path.components.first == .key("connection") }
}

extension Issue: CustomStringConvertible {
  public var description: String {
    let place = path.components.isEmpty ? "" : "\(path): "
    return "\(severity.rawValue): \(place)\(message) \(fix) [\(code.rawValue)]"
  }
}

extension Sequence<Issue> {
  public var hasErrors: Bool { contains { $0.severity == .error } }
  public var errors: [Issue] { filter { $0.severity == .error } }
}
