/// Where rows come from; exactly one kind (DESIGN 3). Paths are as written in the activation file.
public enum Source: Sendable, Hashable {
  case csv(CSV)
  case sqlite(SQLite)

  public struct CSV: Sendable, Hashable {
    /// A path or a pattern with `*`, `?`.
    public let path: String
    /// One ASCII character.
    public let delimiter: UInt8
    /// Whether the first row names the columns.
    public let hasHeader: Bool
  }

  public struct SQLite: Sendable, Hashable {
    public let file: String
    public let query: String
  }
}
