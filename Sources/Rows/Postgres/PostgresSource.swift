import Activation
import CPostgres

/// The rows of one query on a PostgreSQL server, fetched through a cursor in a read-only transaction.
///
/// Memory is bounded: how many rows are fetched at once follows from how large they are, and the next ones are on their
/// way while these are read. Values keep PostgreSQL's text; booleans are `true` and `false`, lists and composite values
/// JSON, binary data hexadecimal, and NULL and empty text null.
public final class PostgresSource: RowSource {
  public let columns: [SourceColumn]
  public let bytesRead: Int64 = 0
  public let totalBytes: Int64? = nil

  private var session: PostgresSession?
  private let forms: [SourceType.PostgresForm]
  private var nextRowNumber: Int64 = 1
  /// Rows fetched, and how many of them are in a batch already.
  private var fetched = 0
  private var taken = 0
  /// Rows asked for; 0 when all came.
  private var asked = 0

  /// The most rows fetched at once, and the bytes to aim at.
  private static let mostRows = 8192
  private static let aimedBytes = 1 << 20

  /// Connects, checks the query and opens the cursor; no row is read yet.
  ///
  /// - Parameters:
  ///   - url: As libpq takes it; TLS is what it says.
  ///   - connectSeconds: How long connecting may take.
  /// - Throws: `SourceError.remote` when the server stays away or refuses the login, `.queryRefused` and
  ///   `.duplicateColumn` for the query.
  public init(url: Secret, query: String, connectSeconds: Int32 = 20) async throws(SourceError) {
    let session = try PostgresSession()
    let query = PostgresQuery(query)
    try session.check(await session.perform { cp_open($0, url.revealed, connectSeconds) })
    for statement in PostgresQuery.preparations { try session.check(await session.run(statement)) }
    try session.check(await session.perform { cp_describe($0, query.text) }, isQuery: true)
    let described = try session.describedColumns()
    columns = described.map { SourceColumn(name: $0.name, type: SourceType(postgresType: $0.type)) }
    forms = described.map { .init(type: $0.type) }
    let nested = try await session.nestedColumns(described.map(\.type))
    let declaration = query.declaration(jsonColumns: nested, of: described.map(\.name))
    try session.check(await session.run(declaration), isQuery: true)
    self.session = session
    try await ask(for: 100)
  }

  public func next(
    into batch: inout RowBatch, maximumRows: Int, maximumBytes: Int
  ) async throws(SourceError) -> Bool {
    batch.begin(columnCount: columns.count, firstRowNumber: nextRowNumber)
    while batch.rowCount < maximumRows, batch.bytes.count < min(maximumBytes, RowLimits.batch) {
      if taken == fetched {
        // Waiting would delay the rows that are here already.
        guard batch.rowCount == 0, try await receive() else { break }
      }
      take(into: &batch, maximumRows, min(maximumBytes, RowLimits.batch))
    }
    nextRowNumber += Int64(batch.rowCount)
    return batch.rowCount > 0
  }

  /// What a server holds can change at any moment, so no two marks are alike.
  public func mark() throws(SourceError) -> SourceMark { .passing }

  public func close() async {
    session = nil
  }

  private func take(into batch: inout RowBatch, _ maximumRows: Int, _ maximumBytes: Int) {
    guard let session else { return }
    while taken < fetched, batch.rowCount < maximumRows, batch.bytes.count < maximumBytes {
      batch.appendRow(of: session.connection.pointer, taken, forms)
      taken += 1
    }
  }

  private func ask(for rows: Int) async throws(SourceError) {
    guard let session else { return }
    asked = rows
    let sql = PostgresQuery.fetch(rows)
    try session.check(await session.perform { cp_send($0, sql) })
  }

  /// Waits for the rows asked for, and asks for more; false when none came.
  private func receive() async throws(SourceError) -> Bool {
    guard let session, asked > 0 else { return false }
    try session.check(await session.perform { cp_receive($0) })
    fetched = Int(cp_row_count(session.connection.pointer))
    taken = 0
    let isLast = fetched < asked
    asked = 0
    if !isLast { try await ask(for: rowsToAsk(session)) }
    return fetched > 0
  }

  private func rowsToAsk(_ session: PostgresSession) -> Int {
    let bytesPerRow = cp_memory(session.connection.pointer) / max(1, fetched)
    return min(max(Self.aimedBytes / max(1, bytesPerRow), 1), Self.mostRows)
  }
}
