/// What a source's files looked like, to tell whether they changed between the start of a run and its resumption.
public struct SourceMark: Sendable, Hashable, Codable {
  /// The marks of the files, in the order they are read.
  public let files: [FileMark]

  /// Marks the files at these paths.
  ///
  /// - Throws: `SourceError.missing` or `.unreadable`.
  public init(paths: [String]) throws(SourceError) {
    var files: [FileMark] = []
    for path in paths { files.append(try FileMark(path: path)) }
    self.files = files
  }
}
