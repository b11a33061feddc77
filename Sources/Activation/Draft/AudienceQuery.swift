/// What can be told about the SQL of an audience without understanding all of it (contract 6.1).
struct AudienceQuery {
  enum UserID: Hashable {
    case selected
    /// Only in another letter case; Amazon looks for lower case.
    case misspelt(String)
    /// Not named, but a `*` may hold it.
    case everything
    case missing
  }

  /// Amazon's tables that have a twin for audiences; `*` stands for one word of the attribution tables.
  private static let tables: Set = [
    "conversions", "conversions_with_relevance", "dsp_impressions", "dsp_clicks", "dsp_views",
    "sponsored_ads_traffic", "dsp_impressions_by_user_segments", "dsp_impressions_by_matched_segments",
    "dsp_video_events_feed",
  ]

  private let tokens: [Substring]

  /// Words and single signs; comments and text in single quotes are left out, because they name nothing.
  init(_ query: String) {
    let pattern = /--[^\n]*|\/\*(?:[^*]|\*(?!\/))*\*\/|'(?:[^']|'')*'|([A-Za-z_][A-Za-z0-9_$]*)|([^\s"`A-Za-z0-9_])/
    tokens = query.matches(of: pattern).compactMap { $0.output.1 ?? $0.output.2 }
  }

  var userID: UserID {
    if tokens.contains("user_id") { return .selected }
    if let word = tokens.first(where: { $0.lowercased() == "user_id" }) { return .misspelt(String(word)) }
    return tokens.contains("*") ? .everything : .missing
  }

  /// The tables of Amazon's that cannot make audiences, in the order they are first named.
  var plainTables: [String] {
    var found: [String] = []
    var (isInFrom, isTableNext) = (false, false)
    for (index, token) in tokens.enumerated() {
      let word = token.lowercased()
      let isPart = index + 1 < tokens.count && tokens[index + 1] == "."
      if isTableNext, !isPart, Self.isPlain(word), !found.contains(word) { found.append(word) }
      // Commas list further tables only after FROM; a word after a table is its other name.
      if ["select", "where", "on", "group", "order"].contains(word) { isInFrom = false }
      if word == "from" || word == "join" { isInFrom = true }
      isTableNext =
        ["from", "join"].contains(word) || isInFrom && word == "," || isTableNext && (isPart || word == ".")
    }
    return found
  }

  private static func isPlain(_ word: String) -> Bool {
    tables.contains(word) || word.wholeMatch(of: /amazon_attributed_events_by_[a-z]+_time/) != nil
  }
}
