/// A query the engine does not take: the person's mistake, with its place when it is known.
struct QueryError: Error {
  let message: String
  /// Line and column from 1.
  var location: (line: Int, column: Int)?

  /// - Parameter name: what the message is about, looked for in the query to tell the place.
  init(_ message: String, about name: String? = nil, in query: String = "") {
    self.message = message
    guard let name, let range = query.firstRange(of: name) else { return }
    let before = query[..<range.lowerBound]
    let lineStart = before.lastIndex(of: "\n").map { query.index(after: $0) } ?? query.startIndex
    location = (before.count { $0 == "\n" } + 1, query.distance(from: lineStart, to: range.lowerBound) + 1)
  }
}
