import Activation

/// Why encoding must not go on: something that must never leave was about to.
public struct EncodingStop: Error, Hashable, Sendable {
  /// The output column.
  public let column: String
  public let row: Int64

  public var issue: Issue {
    .error(
      .possibleRawPII, "output_mapping",
      "Row \(row) holds what looks like an e-mail address in “\(column)”, which is sent unhashed.",
      fix: "Make it an identity column, leave it out, or list \(column) in limits.allow_raw if it may be sent as it is."
    )
  }
}
