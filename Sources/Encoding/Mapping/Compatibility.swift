import Activation
import Rows

/// Which source types a data-set type takes: the product document's table of eight rows, and what loses nothing beside it.
///
/// Text is judged value by value, because a CSV file has no types.
enum Compatibility {
  static func allows(_ source: SourceType, as field: DataType) -> Bool {
    switch (source, field) {
    case (.text, _), (.unknown, _), (_, .string): true
    case (.double, .decimal): true
    case (.long, .integer), (.long, .long), (.long, .decimal): true
    case (.long, .timestamp), (.long, .date): true
    case (.timestamp, .timestamp), (.timestamp, .date): true
    case (.double, _), (.long, _), (.timestamp, _), (.boolean, _): false
    }
  }

  static func fix(_ source: SourceType, as field: DataType) -> String {
    switch field {
    case .integer, .long: "Select a whole number for it, for example CAST(… AS INTEGER)."
    case .decimal: "Select a number for it."
    case .timestamp, .date: "Select a time or epoch seconds for it."
    case .string: "Select text for it."
    }
  }
}
