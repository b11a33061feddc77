/// Which source columns are sent, under which output names, and the strings beside them (product document, Output Mapping).
public struct OutputMapping: Sendable, Hashable {
  /// A source column that is sent, maybe under another name.
  public struct Column: Sendable, Hashable {
    public let source: String
    public let output: String
  }

  /// One value, the same on each row of a run (product document, String Builder).
  public struct StringColumn: Sendable, Hashable {
    public enum Value: Sendable, Hashable {
      case text(String)
      /// The time of the export, in UTC, in a `strftime` format.
      case timestamp(format: String)
    }

    public let output: String
    public let value: Value
  }

  public let exportsAllColumns: Bool
  public let columns: [Column]
  public let strings: [StringColumn]
}
