import Transport

/// Why a source cannot be read. Texts name files, columns and row numbers, never a value.
public enum SourceError: Error, Sendable, Hashable {
  /// No file has this path or matches this pattern.
  case missing(path: String)
  /// The file is there but cannot be read.
  case unreadable(path: String, reason: String)
  /// The content breaks the format; `row` counts the data rows of that file from 1, and 0 is its header.
  case malformed(path: String, row: Int64, reason: String)
  /// The file has no header or row to take columns from.
  case noColumns(path: String)
  /// None of the first rows is an object with a key.
  case noKeys(path: String)
  /// Two columns share a name, so a mapping could not tell them apart.
  case duplicateColumn(name: String, path: String)
  /// Two files of one source have different headers.
  case headersDiffer(first: String, second: String)
  /// The delimiter is a quote or a line end, which delimited text uses otherwise.
  case delimiterRefused
  /// The query is not a single statement that only reads, or the database does not accept it.
  case queryRefused(reason: String)
  /// A remote system did not answer, or refused.
  case remote(RemoteFailure)

  /// What is wrong, in one sentence.
  public var message: String {
    switch self {
    case .missing(let path): "There is no file at \(path)."
    case .unreadable(let path, let reason): "\(path) cannot be read: \(reason)."
    case .malformed(let path, 0, let reason): "The header of \(path) is malformed: \(reason)."
    case .malformed(let path, let row, let reason): "Row \(row) of \(path) is malformed: \(reason)."
    case .noColumns(let path): "\(path) is empty, so it has no columns."
    case .noKeys(let path): "No row of \(path) is a JSON object with keys, so there are no columns."
    case .duplicateColumn(let name, let path): "\(path) has more than one column named \"\(name)\"."
    case .headersDiffer(let first, let second): "The headers of \(first) and \(second) differ."
    case .delimiterRefused: "The delimiter cannot be a double quote or a line end."
    case .queryRefused(let reason): "The query was refused: \(reason)."
    case .remote(let failure): failure.message
    }
  }

  /// What to do about it, in one sentence.
  public var fix: String {
    switch self {
    case .missing: "Check the path; relative paths start at the folder of the activation file."
    case .unreadable: "Check the file and its permissions, or copy it again."
    case .malformed: "Correct the file at that row, or check the delimiter and the quotes."
    case .noColumns: "Give a file with a header line, or with at least one row when the header is off."
    case .noKeys: "Write one JSON object on each line, such as {\"email\": \"ada@example.com\"}."
    case .duplicateColumn: "Give each column its own name, in a query with AS."
    case .headersDiffer: "Give all files of one source the same columns in the same order."
    case .delimiterRefused: "Give the one character between the cells, as a comma, a semicolon or a tab."
    case .queryRefused: "Give one SELECT statement that names existing tables and columns."
    case .remote(let failure): failure.fix
    }
  }
}
