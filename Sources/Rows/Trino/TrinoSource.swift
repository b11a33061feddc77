import Activation
import Foundation
import Transport

/// The rows of one query at a Trino or Presto server, page by page (contract 5.1).
///
/// Numbers and decimals keep their digits, lists, maps and rows are compact JSON, binary data is hexadecimal, and times
/// that name a region have its offset. A page is in memory at a time; the server makes them of about a mebibyte.
public final class TrinoSource: RowSource {
  public let columns: [SourceColumn]
  public private(set) var bytesRead: Int64 = 0
  public let totalBytes: Int64? = nil

  private let statement: TrinoStatement
  private let zonedColumns: [Int]
  private let binaryColumns: [Int]
  private var zones = ZonedTimes()
  private var page: TrinoPage
  /// Where the next row begins in the page's bytes; nil when all of them are read.
  private var position: Int?
  private var nextRowNumber: Int64 = 1

  private init(_ statement: TrinoStatement, _ page: TrinoPage, columns: [(name: String, type: String)]) {
    self.statement = statement
    self.page = page
    self.columns = columns.map { SourceColumn(name: $0.name, type: SourceType(engineType: $0.type)) }
    zonedColumns = columns.indices.filter { SourceType.isZonedTime(columns[$0].type) }
    binaryColumns = columns.indices.filter { columns[$0].type.lowercased() == "varbinary" }
    turn(to: page)
  }

  /// Starts the query and follows it until its columns are known.
  ///
  /// - Throws: `SourceError.remote` when the server stays away or fails, `.queryRefused` and `.duplicateColumn` for the
  ///   query.
  public static func open(
    _ source: Source.Trino, user: Secret, password: Secret?, _ surroundings: RemoteSurroundings
  ) async throws(SourceError) -> TrinoSource {
    let statement = TrinoStatement(source, user: user, password: password, surroundings)
    do throws(SourceError) {
      var page = try await statement.start()
      while page.columns == nil, let next = try await statement.next() { page = next }
      guard let columns = page.columns, !columns.isEmpty else { throw .queryRefused(reason: "it returns no columns") }
      try SourceColumn.checkDistinct(columns.map(\.name), of: "The query")
      return TrinoSource(statement, page, columns: columns)
    } catch {
      await statement.cancel()
      throw error
    }
  }

  public func next(
    into batch: inout RowBatch, maximumRows: Int, maximumBytes: Int
  ) async throws(SourceError) -> Bool {
    batch.begin(columnCount: columns.count, firstRowNumber: nextRowNumber)
    while batch.rowCount < maximumRows, batch.bytes.count < min(maximumBytes, RowLimits.batch) {
      if let start = position {
        try read(from: start, into: &batch, maximumRows, min(maximumBytes, RowLimits.batch))
      } else {
        // Waiting would delay the rows that are here already.
        guard batch.rowCount == 0, let next = try await statement.next() else { break }
        turn(to: next)
      }
    }
    if !zonedColumns.isEmpty { batch.rewriteTimes(in: zonedColumns, with: &zones) }
    if !binaryColumns.isEmpty { batch.rewriteBinary(in: binaryColumns) }
    nextRowNumber += Int64(batch.rowCount)
    return batch.rowCount > 0
  }

  /// A query gives other rows at another time, so no two marks are alike.
  public func mark() throws(SourceError) -> SourceMark { .passing }

  public func close() async {
    position = nil
    await statement.cancel()
  }

  private func turn(to page: TrinoPage) {
    self.page = page
    position = page.data
    bytesRead += Int64(page.bytes.count)
  }

  private func read(
    from start: Int, into batch: inout RowBatch, _ maximumRows: Int, _ maximumBytes: Int
  ) throws(SourceError) {
    let result = page.bytes.withUnsafeBufferPointer { bytes in
      Result { () throws(JSONScanner.Mistake) in
        var scanner = JSONScanner(bytes)
        scanner.position = start
        return try batch.appendRows(of: &scanner, maximumRows, maximumBytes) ? nil : scanner.position
      }
    }
    do throws(JSONScanner.Mistake) { position = try result.get() } catch {
      let row = batch.firstRowNumber + Int64(batch.rowCount)
      throw .malformed(path: "the query's result", row: row, reason: "the server's answer is no list of values")
    }
  }
}
