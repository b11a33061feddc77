import Activation
import ExportEngine

/// Why a source column fits a field, in a sentence (product document, table of column and field types).
enum CompatibilityText {
  static func sentence(_ column: PreviewColumn) -> String {
    let source = column.source.map { "\($0)\(column.sourceType.map { " (\($0))" } ?? "")" } ?? "the string"
    switch column.match {
    case "dropped": return "\(source): no field of the data set is called \(column.output ?? ""), so it is not sent."
    case "missing": return "\(column.field ?? ""): nothing fills this field; it is sent empty."
    default: return "\(source) → \(column.field ?? ""): \(matching(column)); \(conversion(column))."
    }
  }

  private static func matching(_ column: PreviewColumn) -> String {
    switch column.match {
    case "exact": "the same name"
    case "renamed": "renamed by you"
    case "ignoring case": "only the letter case differs; rename it to be sure"
    default: "made for the export"
    }
  }

  private static func conversion(_ column: PreviewColumn) -> String {
    if column.isHashed { return "normalized and hashed" }
    switch (column.sourceType?.lowercased(), column.fieldType) {
    case (_, .string), (nil, _): return "sent as text"
    case ("long", .timestamp), ("long", .date): return "read as epoch seconds"
    case ("long", .integer): return "a whole number of 32 bits"
    case ("long", .long): return "a whole number of 64 bits"
    case (_, .decimal): return "rounded to two digits"
    case (_, .timestamp): return "written as a time in UTC"
    case (_, .date): return "written as a day"
    case (_, .integer), (_, .long): return "each value is checked to be a whole number"
    case (_, nil): return "sent as it is"
    }
  }
}
