import Foundation

/// A generated source that is removed with the last reference.
final class BenchFile {
  let rows: Int
  var path: String { folder.path + "/customers.csv" }
  private let folder: TemporaryFolder

  init(rows: Int) throws {
    self.rows = rows
    folder = try TemporaryFolder()
    try BenchData.write(rows: rows, to: path)
  }
}

/// A folder that is removed with the last reference.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "export-bench-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
