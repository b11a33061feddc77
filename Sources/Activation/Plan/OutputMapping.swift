/// Which source columns are sent, under which output names, and the strings beside them (product document, Output Mapping).
public struct OutputMapping: Sendable, Hashable {
  /// A source column that is sent, maybe under another name.
  public struct Column: Sendable, Hashable {
    public let source: String
    public let output: String

    public init(source: String, output: String) {
      self.source = source
      self.output = output
    }
  }

  /// One value, the same on each row of a run (product document, String Builder).
  public struct StringColumn: Sendable, Hashable {
    public enum Value: Sendable, Hashable {
      case text(String)
      /// The time of the export, in UTC, in a `strftime` format.
      case timestamp(format: String)
      /// The name of the segment that is the source, which only Treasure Data knows.
      case segmentName
    }

    public let output: String
    public let value: Value

    public init(output: String, value: Value) {
      self.output = output
      self.value = value
    }
  }

  public let exportsAllColumns: Bool
  public let columns: [Column]
  public let strings: [StringColumn]

  public init(exportsAllColumns: Bool, columns: [Column], strings: [StringColumn]) {
    self.exportsAllColumns = exportsAllColumns
    self.columns = columns
    self.strings = strings
  }
}
