extension DraftReader {
  /// Reads the product document's table “Rule-based Audiences” (contract 6.1).
  mutating func audience(triggeredBy source: Source?) -> RuleBasedAudience? {
    let name = text(setting("audience_name"))
    let advertiserID = advertiserID()
    let query = audienceQuery()
    let start = time(setting("time_window_start"))
    let end = time(setting("time_window_end"))
    if let start, let end { checkWindow(start, end) }
    let days = wholeNumber(setting("refresh_rate_days"), in: 0...21, default: 21)
    let moves = flag(setting("time_window_relative"), default: false)
    let waits = flag(setting("wait_until_finish"), default: true)
    guard let name, let advertiserID, let query, let start, let end else { return nil }
    return RuleBasedAudience(
      trigger: source, name: name, description: text(setting("audience_description")), advertiserID: advertiserID,
      query: query, windowStart: start, windowEnd: end, refreshRateDays: days, movesWindow: moves,
      waitsUntilFinished: waits)
  }

  /// Digits or `ENTITY…`; other kinds of advertiser may come, so only what cannot be an id is refused.
  private mutating func advertiserID() -> String? {
    guard let text = text(setting("advertiser_id")) else { return nil }
    let isID = text.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || [0x2D, 0x2E, 0x5F].contains(byte)
    }
    if isID { return text }
    report(
      .error(
        .invalidValue, setting("advertiser_id"), "“\(text)” cannot be an advertiser's id.",
        fix: "Write the digits Amazon DSP shows, or the ENTITY… id of a sponsored-ads account."))
    return nil
  }

  private mutating func time(_ path: FieldPath) -> UTCTime? {
    guard let text = text(path) else { return nil }
    if let time = UTCTime(text) { return time }
    report(
      .error(
        .invalidValue, path, "“\(text)” is not a time.",
        fix: "Write it as 2026-01-31T00:00:00; it is read as UTC unless it carries an offset."))
    return nil
  }

  private mutating func checkWindow(_ start: UTCTime, _ end: UTCTime) {
    guard start >= end else { return }
    report(
      .error(
        .contradiction, setting("time_window_end"), "The time window ends at \(end), before it begins.",
        fix: "Set the end after \(start)."))
  }

  private mutating func audienceQuery() -> String? {
    guard let text = text(setting("query")) else { return nil }
    let query = AudienceQuery(text)
    switch query.userID {
    case .selected: break
    case .misspelt(let word):
      report(
        .error(
          .invalidValue, setting("query"), "The query selects “\(word)”, but Amazon looks for user_id in lower case.",
          fix: "Write user_id, or add AS user_id."))
    case .everything:
      report(
        .warning(
          .userIDMissing, setting("query"), "The query selects * and does not name user_id, which makes the audience.",
          fix: "Select user_id by name."))
    case .missing:
      report(
        .error(
          .userIDMissing, setting("query"), "The query does not select user_id, which makes the audience.",
          fix: "Add user_id to the SELECT."))
    }
    for table in query.plainTables { report(plain(table)) }
    return text
  }

  /// A data set of one's own with that name would win, so this is no error (contract 3.4, 6.1).
  private func plain(_ table: String) -> Issue {
    .warning(
      .notForAudiences, setting("query"),
      "Amazon's table \(table) cannot make audiences; Amazon would end this one with FAILED.",
      fix: "Use \(table)_for_audiences, unless \(table) is a data set of yours.")
  }
}
