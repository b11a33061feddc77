extension DraftReader {
  private static let source: FieldPath = "source.treasure_data"
  private func field(_ key: String) -> FieldPath { Self.source.appending(key) }

  /// Reads `source.treasure_data`: a query, the id of a job, or a segment (contract 1, 3.1).
  mutating func treasureDataSource() -> Source? {
    let site = choice(field("site")).flatMap(TreasureDataSite.init(rawValue:))
    let override = endpoint(field("endpoint"))
    let apiKey = secret(field("api_key"))
    let rows = treasureDataRows()
    guard let endpoint = override ?? site?.endpoint, let apiKey, let rows else { return nil }
    return .treasureData(.init(endpoint: endpoint, apiKey: apiKey, rows: rows))
  }

  private mutating func treasureDataRows() -> Source.TreasureData.Rows? {
    let query = text(field("query"))
    let jobID = text(field("job_id"))
    let segmentID = text(field("segment_id"))
    let given = [(query, "query"), (jobID, "job_id"), (segmentID, "segment_id")].filter { $0.0 != nil }
    guard given.count == 1 else {
      reportChoice(given.map(\.1))
      return nil
    }
    if let query { return treasureDataQuery(query).map { .query($0) } }
    if let jobID { return treasureDataJob(jobID) }
    return segmentID.flatMap { treasureDataSegment($0) }
  }

  private mutating func reportChoice(_ given: [String]) {
    let message =
      given.isEmpty
      ? "Nothing says which rows to read." : "Several things say which rows to read: \(given.joined(separator: ", "))."
    report(
      .error(
        given.isEmpty ? .missingValue : .contradiction, given.isEmpty ? field("query") : Self.source, message,
        fix: "Give exactly one of query, job_id, or segment_id with audience_id."))
  }

  private mutating func treasureDataQuery(_ query: String) -> Source.TreasureData.Query? {
    let engine = choice(field("engine")).flatMap(Source.TreasureData.Engine.init(rawValue:))
    let priority = optionalNumber("priority", in: -2...2)
    let retryLimit = optionalNumber("retry_limit", in: 0...32)
    guard let database = text(field("database")) else {
      report(
        .error(
          .missingValue, field("database"), "The database of the query is missing.",
          fix: "Add database: and the name of the database the query runs in."))
      return nil
    }
    guard isDatabaseName(database), let engine else { return nil }
    return .init(
      database: database, engine: engine, text: query, priority: priority, retryLimit: retryLimit,
      poolName: text(field("pool_name")), engineVersion: text(field("engine_version")))
  }

  private mutating func treasureDataJob(_ id: String) -> Source.TreasureData.Rows? {
    guard isIdentifier(id, "job_id") else { return nil }
    return .job(id: id)
  }

  private mutating func treasureDataSegment(_ segmentID: String) -> Source.TreasureData.Rows? {
    let audienceID = text(field("audience_id"))
    let database = text(field("database"))
    guard let audienceID else {
      report(
        .error(
          .missingValue, field("audience_id"), "The parent segment of the segment is missing.",
          fix: "Add audience_id: and the number of the parent segment, as the console shows it."))
      return nil
    }
    guard isIdentifier(audienceID, "audience_id"), isIdentifier(segmentID, "segment_id"),
      database.map({ isDatabaseName($0) }) ?? true
    else { return nil }
    return .segment(audienceID: audienceID, segmentID: segmentID, database: database)
  }

  private mutating func optionalNumber(_ key: String, in range: ClosedRange<Int>) -> Int? {
    value(field(key)) == nil ? nil : wholeNumber(field(key), in: range, default: 0)
  }

  /// Ids are opaque text of letters and digits; anything else would change the address that is asked (contract 1.4).
  private mutating func isIdentifier(_ text: String, _ key: String) -> Bool {
    let isSafe = text.utf8.count <= 100 && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    if !isSafe {
      report(
        .error(
          .invalidValue, field(key), "“\(text)” cannot be an id.", fix: "Copy the number from Treasure Data's console.")
      )
    }
    return isSafe
  }

  /// 3 to 255 lower-case letters, digits and underscores (contract 1.4).
  private mutating func isDatabaseName(_ name: String) -> Bool {
    let isLegal =
      (3...255).contains(name.utf8.count)
      && name.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F }
    if !isLegal {
      report(
        .error(
          .invalidValue, field("database"), "“\(name)” cannot be a database's name.",
          fix: "Use 3 to 255 lower-case letters, digits and underscores."))
    }
    return isLegal
  }
}
