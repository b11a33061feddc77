import Activation
import Foundation
import Rows

extension Source {
  /// Opens the source; relative paths start at the activation file's folder (DESIGN 4).
  func open(relativeTo folder: String) async throws(SourceError) -> any RowSource {
    switch self {
    case .csv(let csv):
      let paths = try FilePattern.expand(csv.path, relativeTo: folder)
      return try CSVSource(paths: paths, delimiter: csv.delimiter, header: csv.hasHeader)
    case .sqlite(let sqlite):
      return try SQLiteSource(file: Self.absolute(sqlite.file, folder), query: sqlite.query)
    }
  }

  private static func absolute(_ path: String, _ folder: String) -> String {
    path.hasPrefix("/") || folder.isEmpty ? path : "\(folder)/\(path)"
  }
}
