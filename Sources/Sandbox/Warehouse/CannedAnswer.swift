import Activation

/// What a query of the stand-ins answers when SQLite is not to be asked: for types it lacks, and for trouble.
public enum CannedAnswer: Sendable {
  /// Columns with an engine's types, and rows of values: `.number` for numbers, `NaN` and `Infinity` among them, `.text`
  /// also for decimals and times, `.list` and `.map` for nested values.
  case table(columns: [Column], rows: [[DocumentValue]])
  /// The engine refuses the query with this message.
  case failure(String)
  /// The query runs until somebody cancels it.
  case endless

  public struct Column: Sendable, Hashable {
    public let name: String
    /// As Trino writes it, such as `decimal(18,2)`.
    public let type: String

    public init(_ name: String, _ type: String) {
      self.name = name
      self.type = type
    }
  }
}
