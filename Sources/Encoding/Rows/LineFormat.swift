import Activation
import CKernels

/// How the columns of a batch become the lines of a file.
struct LineFormat: Sendable {
  let format: FileFormat
  /// The JSON name of each field, one after the other, and where each begins.
  private let names: [UInt8]
  private let nameStarts: [Int]
  private let isQuoted: [Bool]

  /// What a kernel may read or write beyond the text itself.
  private static let slack = 64

  init(_ format: FileFormat, _ fields: [FieldEncoder]) {
    self.format = format
    var names: [UInt8] = []
    var starts = [0]
    for field in fields where format == .json {
      names += field.jsonName
      starts.append(names.count)
    }
    self.names = names + [UInt8](repeating: 0, count: Self.slack)
    nameStarts = starts
    isQuoted = fields.map { format == .json && $0.isJSONString }
  }

  /// Joins the columns of so many rows, those skipped left out.
  func join(_ columns: [EncodedColumn], rows: Int, skipping isSkipped: [Bool]) -> EncodedLines {
    let starts = columns.count * rows * 2
    var startCount = 0
    var lines: [UInt8] = []
    let places = [UInt32](unsafeUninitializedCapacity: starts) { starts, count in
      lines = [UInt8](unsafeUninitializedCapacity: capacity(for: columns, rows: rows)) { lines, lineCount in
        var joined = ck_joined()
        (joined.lines, joined.starts) = (lines.baseAddress, starts.baseAddress)
        withDescriptions(of: columns) { descriptions in
          isSkipped.withUnsafeBufferPointer { isSkipped in
            var request = ck_join_request()
            request.format = Int32(format == .json ? CK_JSON_LINES : CK_CSV_LINES)
            (request.columns, request.column_count) = (descriptions.baseAddress, descriptions.count)
            request.rows = rows
            request.is_skipped = isSkipped.isEmpty ? nil : isSkipped.baseAddress
            ck_join_rows(&request, &joined)
          }
        }
        (lineCount, startCount) = (joined.count, joined.start_count)
      }
      count = startCount
    }
    return EncodedLines(text: lines, starts: places)
  }

  /// The most bytes of the lines: each cell with a mark before it, its name, and a quote behind it.
  private func capacity(for columns: [EncodedColumn], rows: Int) -> Int {
    let cells = columns.reduce(0) { sum, column in
      switch column {
      case .hashed: sum + rows * 64
      case .text(let column): sum + column.byteCount
      }
    }
    return cells + rows * (names.count + 2 * columns.count + 4) + Self.slack
  }

  private func withDescriptions(
    of columns: [EncodedColumn], _ body: (UnsafeBufferPointer<ck_join_column>) -> Void
  ) {
    names.withUnsafeBufferPointer { names in
      var descriptions: [ck_join_column] = []
      for (index, column) in columns.enumerated() {
        var description = ck_join_column()
        if format == .json {
          description.name = names.baseAddress.map { $0 + nameStarts[index] }
          description.name_count = nameStarts[index + 1] - nameStarts[index]
          description.is_quoted = isQuoted[index]
        }
        if case .text(let text) = column { text.describe(in: &description) }
        descriptions.append(description)
      }
      withHashes(of: columns[...], into: &descriptions, body)
    }
  }

  /// Lends the arrays of the hashed columns, one inside the other.
  private func withHashes(
    of columns: ArraySlice<EncodedColumn>, into descriptions: inout [ck_join_column],
    _ body: (UnsafeBufferPointer<ck_join_column>) -> Void
  ) {
    guard let index = columns.indices.first(where: { if case .hashed = columns[$0] { true } else { false } }),
      case .hashed(let column) = columns[index]
    else {
      withExtendedLifetime(columns) { descriptions.withUnsafeBufferPointer(body) }
      return
    }
    column.digests.withUnsafeBufferPointer { digests in
      column.slots.withUnsafeBufferPointer { slots in
        (descriptions[index].digests, descriptions[index].slots) = (digests.baseAddress, slots.baseAddress)
        withHashes(of: columns[(index + 1)...], into: &descriptions, body)
      }
    }
  }
}
