import Activation
import Documents

/// A connection as it can be shown: its fields, where its secrets come from, and the hosts it leads to.
public struct ConnectionReport: Sendable {
  /// One field that was given.
  public struct Entry: Sendable {
    public let field: Field
    /// The value; for a secret only the place it is kept at.
    public let value: String
    /// Nil for a field that is no secret.
    public let isResolved: Bool?
    /// Why the secret cannot be had, or what to know about its place.
    public let issue: Issue?
  }

  public let name: String
  public let path: String
  public let entries: [Entry]
  public let endpoints: Connection.Endpoints
  /// The S3 base URL, from the override or the region.
  public let s3Endpoint: String
  /// What is wrong with the file itself.
  public let issues: [Issue]
}

extension Engine {
  /// Reads a connection and looks whether its secrets are there; nothing is sent anywhere.
  public func connectionReport(_ file: ConnectionFile) -> ConnectionReport {
    let validation = file.draft.validateConnection(named: file.name)
    let region = file.document["s3.region" as FieldPath]?.scalarText ?? "us-east-1"
    let endpoint = file.document["s3.endpoint" as FieldPath]?.scalarText
    return ConnectionReport(
      name: file.name, path: file.path,
      entries: file.draft.fields(of: .connection).compactMap { entry($0, file.draft) },
      endpoints: validation.endpoints,
      s3Endpoint: endpoint.map { $0.contains("://") ? $0 : "https://\($0)" } ?? "https://s3.\(region).amazonaws.com",
      issues: file.issues.isEmpty ? validation.issues : file.issues)
  }

  private func entry(_ field: Field, _ draft: Draft) -> ConnectionReport.Entry? {
    guard field.document == .connection, let text = draft.text(of: field), !text.isEmpty else { return nil }
    guard field.kind == .secret else {
      return ConnectionReport.Entry(field: field, value: text, isResolved: nil, issue: nil)
    }
    let reference = ValueReference(text)
    let problem = surroundings.secrets.problem(with: reference, at: field.issuePath)
    let issue = problem ?? surroundings.secrets.warning(about: reference, at: field.issuePath)
    return ConnectionReport.Entry(
      field: field, value: "\(reference)", isResolved: problem == nil, issue: issue)
  }
}
