import Activation

extension SecretResolver {
  /// Fetches a secret for whoever tells people about runs.
  ///
  /// - Throws: the issue that says what is missing.
  public func secret(_ reference: ValueReference, at path: FieldPath) throws(SecretUnavailable) -> Secret {
    do { return try resolve(reference, at: path) } catch { throw SecretUnavailable(fix: error.issues.first?.fix ?? "") }
  }
}

/// There is nothing where a secret should be.
public struct SecretUnavailable: Error, Sendable, Hashable {
  /// What to do about it.
  public let fix: String
}
