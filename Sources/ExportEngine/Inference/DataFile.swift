import Activation
import Documents
import Foundation
import Rows

/// A file of rows that no activation describes yet: which kind of source it is.
struct DataFile {
  let path: String

  /// What a person adds to the path when the file alone does not say it.
  struct Hints: Sendable {
    var hasHeader = true
    /// Of a SQLite file with several tables.
    var query: String?
  }

  /// The `source` of an activation that reads it.
  /// - Throws: `ExportFailure` when the file does not say enough.
  func source(_ hints: Hints) async throws -> DocumentValue {
    if isSQLite { return ["sqlite": ["file": .text(path), "query": .text(try await query(hints))]] }
    let name = path.lowercased()
    if [".jsonl", ".ndjson", ".json"].contains(where: { name.hasSuffix($0) || name.hasSuffix($0 + ".gz") }) {
      return ["jsonl": ["path": .text(path)]]
    }
    let delimiter = try delimiter(hints)
    return [
      "csv": [
        "path": .text(path), "delimiter": .text(delimiter == "\t" ? "tab" : delimiter),
        "header": .bool(hints.hasHeader),
      ]
    ]
  }

  /// A word for the data set: the file's name without its endings.
  var stem: String {
    var name = (path as NSString).lastPathComponent
    while case let ending = (name as NSString).pathExtension.lowercased(), Self.endings.contains(ending) {
      name = (name as NSString).deletingPathExtension
    }
    return name
  }

  private static let endings: Set<String> = [
    "csv", "tsv", "txt", "gz", "json", "jsonl", "ndjson", "db", "sqlite", "sqlite3", "yaml", "yml",
  ]

  private var isSQLite: Bool {
    guard let file = FileHandle(forReadingAtPath: path) else { return false }
    defer { try? file.close() }
    return (try? file.read(upToCount: 16)) == Data("SQLite format 3\0".utf8)
  }

  private func query(_ hints: Hints) async throws -> String {
    if let query = hints.query { return query }
    return try await onlyTable()
  }

  private func onlyTable() async throws -> String {
    let names = try await rows(
      of:
        "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"
    )
    guard names.count == 1, let name = names.first else {
      let tables = names.isEmpty ? "no table" : "the tables \(names.joined(separator: ", "))"
      throw ExportFailure(
        .error(
          .missingValue, "source.sqlite.query", "The file has \(tables), so a query has to say which rows are meant.",
          fix: "Give --query 'SELECT … FROM …'."))
    }
    return "SELECT * FROM \"\(name.replacingOccurrences(of: "\"", with: "\"\""))\""
  }

  private func rows(of query: String) async throws -> [String] {
    let source = try SQLiteSource(file: path, query: query)
    return try await SourceSample.read(from: source, rows: 1_000).rows.compactMap { $0[0] }
  }

  /// The delimiter that makes the most columns of the first row.
  private func delimiter(_ hints: Hints) throws -> String {
    var best = (delimiter: ",", columns: 0)
    var failure: SourceError?
    for delimiter in [",", ";", "\t", "|"] {
      do throws(SourceError) {
        let paths = try FilePattern.expand(path, relativeTo: "")
        let source = try CSVSource(
          paths: paths, delimiter: delimiter.utf8.first ?? UInt8(ascii: ","), header: hints.hasHeader)
        if source.columns.count > best.columns { best = (delimiter, source.columns.count) }
      } catch {
        failure = failure ?? error
      }
    }
    if best.columns == 0, let failure { throw failure }
    return best.delimiter
  }
}
