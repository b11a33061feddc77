/// One row as the preview shows it: what was read, what it became, what is sent, and why.
public struct RowExplanation: Sendable, Hashable {
  public struct Cell: Sendable, Hashable {
    public let field: String
    /// As read; nil when the source holds nothing.
    public let raw: String?
    /// Before hashing, for identity fields; for others what is sent.
    public let normalized: String?
    /// What the file holds; nil for an empty cell.
    public let sent: String?
    /// The changes in words, or why the cell is empty or refused.
    public let note: String
    /// True when the cell makes its row be skipped.
    public let isRefused: Bool
  }

  /// Data row in the source, from 1.
  public let row: Int64
  public let cells: [Cell]
  /// Why the row is not sent; nil when it is.
  public let skipped: Reject?
}
