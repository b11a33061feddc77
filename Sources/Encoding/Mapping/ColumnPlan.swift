import Activation
import Rows

/// Which source column or string fills which field of the data set, decided once per run.
public struct ColumnPlan: Sendable, Hashable {
  /// How a field found its value.
  public enum Match: String, Sendable, Hashable {
    case exact
    /// The activation gives the column another output name.
    case renamed
    /// Only the letter case differs; told to the person, because files need the exact names.
    case ignoringCase = "ignoring case"
    /// Made by the string builder.
    case string
    /// Nothing fills this nullable field; it is sent empty.
    case missing
  }

  /// Where a value comes from.
  public enum Origin: Sendable, Hashable {
    case source(index: Int)
    case string(OutputMapping.StringColumn)
    case none
  }

  /// One field of the data set and what fills it.
  public struct Filled: Sendable, Hashable {
    public let field: DatasetColumn
    public let output: String
    public let origin: Origin
    public let match: Match

    /// The source column, when one fills the field.
    public var sourceIndex: Int? {
      if case .source(let index) = origin { index } else { nil }
    }
  }

  /// An output that no field takes.
  public struct Dropped: Sendable, Hashable {
    public let output: String
    public let origin: Origin
  }

  /// In the order of the data set: the order of the file's columns.
  public let fields: [Filled]
  public let dropped: [Dropped]
  public let sourceColumns: [SourceColumn]

  public var matchedNames: [String] { fields.filter { $0.match != .missing }.map(\.field.name) }
  public var missingNames: [String] { fields.filter { $0.match == .missing }.map(\.field.name) }
  public var droppedNames: [String] { dropped.map(\.output) }
  public var hasIdentity: Bool { fields.contains { $0.field.isIdentity } }
}
