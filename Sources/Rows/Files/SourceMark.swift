import Foundation

/// What a source looked like, to tell whether it changed between the start of a run and its resumption.
public struct SourceMark: Sendable, Hashable, Codable {
  /// The marks of the files, in the order they are read; none for a remote source.
  public let files: [FileMark]
  /// Names what a remote source reads; nil for files.
  public let remote: String?

  /// Marks the files at these paths.
  ///
  /// - Throws: `SourceError.missing` or `.unreadable`.
  public init(paths: [String]) throws(SourceError) {
    var files: [FileMark] = []
    for path in paths { files.append(try FileMark(path: path)) }
    self.files = files
    remote = nil
  }

  /// Marks something remote that never changes, such as the result of a finished job.
  init(remote: String) {
    files = []
    self.remote = remote
  }

  /// A mark unlike any other: a query gives other rows at another time.
  static var passing: SourceMark { SourceMark(remote: "query \(UUID().uuidString)") }
}
