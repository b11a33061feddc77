import Activation
import Encoding

/// Columns and a few rows as they would be sent. Its JSON keys are stable (DESIGN 4).
public struct PreviewReport: Sendable, Hashable {
  /// One column of the preview: a field of the data set, or an output no field takes.
  public struct Column: Sendable, Hashable {
    public let output: String?
    public let source: String?
    public let sourceType: String?
    public let field: String?
    public let fieldType: DataType?
    /// The identity kind that is hashed, such as `EMAIL`.
    public let identity: String?
    /// How it was matched: exact, renamed, ignoring case, string, missing, dropped.
    public let match: String
    public let issues: [Issue]
  }

  public struct Cell: Sendable, Hashable {
    public let raw: String?
    public let normalized: String?
    public let sent: String?
    public let note: String
    /// True when this cell makes its row be skipped.
    public let isRefused: Bool
  }

  public struct Row: Sendable, Hashable {
    /// Data row in the source, from 1.
    public let number: Int64
    /// One cell a column.
    public let cells: [Cell]
    /// Why the row is not sent.
    public let skipped: Reject?

    public init(number: Int64, cells: [Cell], skipped: Reject?) {
      self.number = number
      self.cells = cells
      self.skipped = skipped
    }
  }

  public var columns: [Column] = []
  public var rows: [Row] = []
  public var issues: [Issue] = []

  public init() {}
}

extension PreviewReport {
  public var document: DocumentValue {
    [
      "columns": .list(columns.map(\.document)),
      "rows": .list(rows.map { .list($0.cells.map(\.document)) }),
      "issues": .list(issues.map(\.document)),
    ]
  }
}

extension PreviewReport.Column {
  var document: DocumentValue {
    [
      "output": .optional(output), "source": .optional(source), "source_type": .optional(sourceType),
      "field": .optional(field), "field_type": .optional(fieldType?.rawValue), "identity": .optional(identity),
      "match": .text(match), "issues": .list(issues.map(\.document)),
    ]
  }
}

extension PreviewReport.Cell {
  var document: DocumentValue {
    [
      "raw": .optional(raw), "normalized": .optional(normalized), "sent": .optional(sent),
      "note": .text(note),
    ]
  }
}
