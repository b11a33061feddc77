/// How the rows of an uploaded file are written (contract 4.1); the raw values are those of `file_format`.
public enum FileFormat: String, Sendable, Hashable, CaseIterable {
  /// A header, then RFC 4180 rows.
  case csv
  /// JSON Lines: one object a row, a null cell absent.
  case json

  /// What the name of a file ends with.
  public var fileExtension: String { "\(rawValue).gz" }
}
