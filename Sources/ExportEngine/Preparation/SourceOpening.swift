import Activation
import Foundation
import Rows
import Transport

/// Opens sources: files by path, remote systems with the secrets their references point to.
struct SourceOpening {
  /// The activation file's folder, where relative paths start (DESIGN 4).
  let folder: String
  let surroundings: EngineSurroundings
  let tell: ExportRun.Listener

  /// - Throws: `SourceError` and `ExportFailure`.
  func open(_ source: Source) async throws -> any RowSource {
    switch source {
    case .csv(let csv):
      let paths = try FilePattern.expand(csv.path, relativeTo: folder)
      return try CSVSource(paths: paths, delimiter: csv.delimiter, header: csv.hasHeader)
    case .jsonLines(let jsonLines):
      return try JSONLinesSource(paths: try FilePattern.expand(jsonLines.path, relativeTo: folder))
    case .sqlite(let sqlite):
      return try SQLiteSource(file: absolute(sqlite.file), query: sqlite.query)
    case .postgres(let postgres):
      let url = try surroundings.secrets.resolve(postgres.url, at: "source.postgres.url")
      return try await PostgresSource(url: url, query: postgres.query)
    case .treasureData(let treasureData):
      let apiKey = try surroundings.secrets.resolve(treasureData.apiKey, at: "source.treasure_data.api_key")
      return try await TreasureDataSource.open(treasureData, apiKey: apiKey, remote)
    case .trino(let trino):
      let user = try surroundings.secrets.resolve(trino.user, at: "source.trino.user")
      let password = try password(of: trino)
      return try await TrinoSource.open(trino, user: user, password: password, remote)
    }
  }

  /// Looks at all of a source that can be seen without running its query: nil when that is its secrets only.
  ///
  /// - Throws: as `open`.
  func look(at source: Source) async throws -> (any RowSource)? {
    guard source.hasColumnsOnlyAfterQuery else { return try await open(source) }
    switch source {
    case .treasureData(let treasureData):
      _ = try surroundings.secrets.resolve(treasureData.apiKey, at: "source.treasure_data.api_key")
    case .trino(let trino):
      _ = try surroundings.secrets.resolve(trino.user, at: "source.trino.user")
      _ = try password(of: trino)
    case .csv, .jsonLines, .sqlite, .postgres: break
    }
    return nil
  }

  private func password(of trino: Source.Trino) throws(ExportFailure) -> Secret? {
    guard let password = trino.password else { return nil }
    return try surroundings.secrets.resolve(password, at: "source.trino.password")
  }

  private var remote: RemoteSurroundings {
    let tell = tell
    let sender = RetryingSender(
      surroundings.sender, policy: surroundings.retries, pause: surroundings.pause, now: surroundings.now
    ) { tell(.retrying($0)) }
    return RemoteSurroundings(sender: sender, pause: surroundings.pause) { tell(.sourceStatus($0)) }
  }

  private func absolute(_ path: String) -> String {
    path.hasPrefix("/") || folder.isEmpty ? path : "\(folder)/\(path)"
  }
}
