import Activation

/// Keys that turned up only after the columns were settled. A bounded number of names is kept.
struct LeftOutKeys {
  private static let most = 20

  private var names: [String] = []
  private var seen: Set<[UInt8]> = []
  private var firstRow: Int64 = 0
  private var hasMore = false

  mutating func note(_ key: [UInt8], row: Int64) {
    guard !seen.contains(key) else { return }
    if names.isEmpty { firstRow = row }
    guard names.count < Self.most else {
      hasMore = true
      return
    }
    seen.insert(key)
    names.append(String(decoding: key.prefix(100), as: UTF8.self))
  }

  /// Nil when every key became a column.
  var issue: Issue? {
    guard !names.isEmpty else { return nil }
    let list = names.joined(separator: ", ") + (hasMore ? " and more" : "")
    return .warning(
      .droppedColumn, "source.jsonl",
      "Keys that the first rows do not have were left out, from row \(firstRow) on: \(list).",
      fix: "Give the first row every key, with null where it has no value.")
  }
}
