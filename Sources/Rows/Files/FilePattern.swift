import Glibc

/// Paths with shell wildcards, as `data/*.csv`.
public enum FilePattern {
  /// The files a pattern stands for, in ascending order.
  ///
  /// A path that exists is taken as it is, even with `*`, `?` or `[` in its name.
  /// - Parameter folder: Where relative patterns start: the activation file's folder (design section 4).
  /// - Throws: `SourceError.missing` when nothing matches.
  public static func expand(_ pattern: String, relativeTo folder: String? = nil) throws(SourceError) -> [String] {
    let path = absolute(pattern, in: folder)
    if exists(path) { return [path] }
    let paths = matches(of: escaped(folder, for: pattern) ?? path)
    guard !paths.isEmpty else { throw .missing(path: path) }
    return paths
  }

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  private static func absolute(_ path: String, in folder: String?) -> String {
    guard let folder, !folder.isEmpty, !path.hasPrefix("/") else { return path }
    return folder.hasSuffix("/") ? folder + path : folder + "/" + path
  }

  /// The pattern below a folder whose own name may hold wildcard characters; nil when the folder plays no part.
  private static func escaped(_ folder: String?, for pattern: String) -> String? {
    guard let folder, !folder.isEmpty, !pattern.hasPrefix("/") else { return nil }
    let literal = folder.reduce(into: "") { text, character in
      if "*?[\\".contains(character) { text.append("\\") }
      text.append(character)
    }
    return absolute(pattern, in: literal)
  }

  private static func matches(of pattern: String) -> [String] {
    var found = glob_t()
    defer { globfree(&found) }
    guard glob(pattern, GLOB_NOSORT, nil, &found) == 0 else { return [] }
    return (0..<Int(found.gl_pathc)).compactMap { found.gl_pathv[$0].map { String(cString: $0) } }.sorted()
  }
}
