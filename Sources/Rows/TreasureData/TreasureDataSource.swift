import Activation
import Foundation
import Transport

/// The rows of a Treasure Data job's result, streamed as `msgpack.gz` (contract 1.7).
public final class TreasureDataSource: RowSource {
  public let columns: [SourceColumn]
  public let segmentName: String?
  public let totalBytes: Int64?
  public var bytesRead: Int64 { rows.bytesRead }

  private let jobID: String
  private let rows: ResultRows
  private let zonedColumns: [Int]
  private var zones = ZonedTimes()
  private var nextRowNumber: Int64 = 1
  private let isOwnJob: Bool

  private init(
    _ job: TreasureDataJob, columns: [(name: String, type: String)], rows: ResultRows, segmentName: String?,
    isOwnJob: Bool
  ) {
    self.columns = columns.map { SourceColumn(name: $0.name, type: SourceType(engineType: $0.type)) }
    zonedColumns = columns.indices.filter { SourceType.isZonedTime(columns[$0].type) }
    jobID = job.id
    totalBytes = job.resultSize
    self.rows = rows
    self.segmentName = segmentName
    self.isOwnJob = isOwnJob
  }

  /// Starts the query, or takes the job that was named, and waits until it has ended.
  ///
  /// A job started here is killed when waiting for it is cancelled or fails.
  /// - Throws: `SourceError.remote` when the service refuses or the job fails, `.queryRefused` for a job without columns.
  public static func open(
    _ source: Source.TreasureData, apiKey: Secret, _ surroundings: RemoteSurroundings
  ) async throws(SourceError) -> TreasureDataSource {
    let client = TreasureDataClient(endpoint: source.endpoint, apiKey: apiKey, sender: surroundings.sender)
    switch source.rows {
    case .job(let id):
      return try await read(try await JobWait(client, surroundings).end(of: id), client, isOwnJob: false)
    case .query(let query):
      return try await read(try await JobWait(client, surroundings).run(query), client)
    case .segment(let audienceID, let segmentID, let database):
      let segment = try await client.segment(segmentID, of: audienceID)
      let sql = try await client.query(of: segment, in: audienceID)
      let place = try await self.database(database, of: audienceID, client)
      let job = try await JobWait(client, surroundings).run(.init(database: place, engine: .trino, text: sql))
      return try await read(job, client, segmentName: segment.name)
    }
  }

  private static func database(
    _ given: String?, of audienceID: String, _ client: TreasureDataClient
  ) async throws(SourceError) -> String {
    if let given { return given }
    if let database = try await client.audience(audienceID).database { return database }
    throw .remote(
      .init(
        .treasureData, .missingValue, at: TreasureDataClient.path.appending("database"),
        "The parent segment does not tell its database.", fix: "Add database: and the one its tables are in."))
  }

  private static func read(
    _ job: TreasureDataJob, _ client: TreasureDataClient, segmentName: String? = nil, isOwnJob: Bool = true
  ) async throws(SourceError) -> TreasureDataSource {
    guard let columns = job.schema else { throw .queryRefused(reason: "job \(job.id) returns no columns") }
    try SourceColumn.checkDistinct(columns.map(\.name), of: "Job \(job.id)")
    let download = ResultDownload(client, jobID: job.id)
    try await download.begin()
    return TreasureDataSource(
      job, columns: columns, rows: try ResultRows(download, jobID: job.id), segmentName: segmentName, isOwnJob: isOwnJob
    )
  }

  public func next(
    into batch: inout RowBatch, maximumRows: Int, maximumBytes: Int
  ) async throws(SourceError) -> Bool {
    batch.begin(columnCount: columns.count, firstRowNumber: nextRowNumber)
    try await rows.read(into: &batch, maximumRows: maximumRows, maximumBytes: min(maximumBytes, RowLimits.batch))
    if !zonedColumns.isEmpty { batch.rewriteTimes(in: zonedColumns, with: &zones) }
    nextRowNumber += Int64(batch.rowCount)
    return batch.rowCount > 0
  }

  /// The result of a job that was named never changes; a query started here gives other rows another time.
  public func mark() throws(SourceError) -> SourceMark {
    isOwnJob ? .passing : SourceMark(remote: "Treasure Data job \(jobID)")
  }
}

extension RowBatch {
  /// Gives the times of these columns their offset in place of their region; the new text stands at the arena's end.
  mutating func rewriteTimes(in columns: [Int], with zones: inout ZonedTimes) {
    for row in 0..<rowCount {
      for column in columns {
        let cell = cell(row, column)
        guard !cell.isNull else { continue }
        let start = bytes.count
        bytes.append(contentsOf: bytes[cell.range])
        zones.rewrite(&bytes, from: start)
        cells[row * columnCount + column] = Cell(from: start, to: bytes.count)
      }
    }
  }
}
