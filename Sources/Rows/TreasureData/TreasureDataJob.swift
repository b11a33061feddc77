import Activation

/// A query job at Treasure Data, as far as reading its rows goes (contract 1.5).
struct TreasureDataJob: Sendable {
  /// The words the service uses; one that is not here is taken for a job that goes on.
  enum Status: String, Sendable {
    case queued, booting, running, success, error, killed
  }

  let id: String
  let status: Status?
  /// The status as it was told.
  let statusText: String
  /// Bytes of the result as `msgpack.gz`.
  let resultSize: Int64?
  /// Names and engine types of the result's columns; nil when there is no result.
  let schema: [(name: String, type: String)]?
  /// What the engine wrote: for a failed job, the reason.
  let debugText: String

  var isEnded: Bool { status == .success || status == .error || status == .killed }

  init(id: String, _ document: DocumentValue) {
    self.id = id
    statusText = document["status"]?.scalarText ?? ""
    status = Status(rawValue: statusText)
    resultSize = document["result_size"]?.scalarText.flatMap { Int64($0) }
    schema = document["hive_result_schema"].flatMap(Self.schema)
    let texts = ["cmdout", "stderr"].compactMap { document["debug"]?[$0]?.scalarText }.filter { !$0.isEmpty }
    debugText = texts.joined(separator: "\n")
  }

  /// JSON inside a JSON text, or the list itself: `[["email","varchar"],["cnt","bigint"]]`.
  private static func schema(_ value: DocumentValue) -> [(name: String, type: String)]? {
    let list = value.scalarText.flatMap { try? JSONText.read($0) }?.list ?? value.list
    guard let list, !list.isEmpty else { return nil }
    let columns = list.compactMap { pair -> (name: String, type: String)? in
      guard let pair = pair.list, pair.count == 2, let name = pair[0].scalarText, let type = pair[1].scalarText else {
        return nil
      }
      return (name, type)
    }
    return columns.count == list.count ? columns : nil
  }

  /// The end of what the engine wrote, which is where the reason stands, in one line of bounded length.
  var reason: String {
    let lines = debugText.split(whereSeparator: \.isNewline).map { $0.trimmingPrefix { $0.isWhitespace } }
    let text = lines.filter { !$0.isEmpty }.suffix(12).joined(separator: " / ")
    return text.count > 1000 ? "…" + text.suffix(1000) : text
  }
}
