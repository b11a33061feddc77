import Encoding
import Foundation

/// Reads the first lines of a list of skipped rows.
enum RejectsReading {
  /// More lines are told by their number only.
  static let mostLines = 1000

  static func lines(_ path: String) -> [String] {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      return ["\(path) cannot be read."]
    }
    let rows = text.split(separator: "\n").dropFirst()
    let shown = rows.prefix(mostLines).map(line)
    guard rows.count > shown.count else { return shown }
    return shown + ["and \(rows.count - shown.count) more in \(path)"]
  }

  /// `12,email,null_value` → “row 12  email  is null”.
  private static func line(_ row: Substring) -> String {
    let cells = row.split(separator: ",", omittingEmptySubsequences: false)
    guard cells.count >= 3, let reason = cells.last else { return String(row) }
    let column = cells[1..<cells.count - 1].joined(separator: ",")
    let number = String(cells[0])
    let blanks = String(repeating: " ", count: max(0, 10 - number.count))
    return "row \(blanks)\(number)  \(column)  \(reason.replacing("_", with: " "))"
  }
}
