/// Turns lines of JSON into rows of a batch.
struct ObjectReader {
  private let index: KeyIndex
  /// The cells of the row being read.
  private var row: [Cell]
  /// For each column the last row that had it, so that a key that stands twice is noticed.
  private var lastRow: [Int64]
  private var key: [UInt8] = []
  private(set) var leftOut = LeftOutKeys()

  init(_ columns: [SourceColumn]) {
    index = KeyIndex(columns)
    row = Array(repeating: .null, count: columns.count)
    lastRow = Array(repeating: 0, count: columns.count)
  }

  /// Appends the row a line stands for, or a fault.
  ///
  /// - Parameter number: The row's number in the source.
  mutating func read(_ line: UnsafeBufferPointer<UInt8>, number: Int64, into batch: inout RowBatch) {
    let start = batch.bytes.count
    do throws(JSONScanner.Mistake) {
      let fault = try object(line, number, into: &batch)
      if let fault { batch.rejectRow(fault, arenaFrom: start) } else { batch.appendRow(row) }
    } catch {
      batch.rejectRow(error == .tooDeep ? .nestedTooDeep : .invalidJSON, arenaFrom: start)
    }
  }

  private mutating func object(
    _ line: UnsafeBufferPointer<UInt8>, _ number: Int64, into batch: inout RowBatch
  ) throws(JSONScanner.Mistake) -> RowFault? {
    for column in row.indices { row[column] = .null }
    var fault: RowFault?
    var likely = 0
    var scanner = JSONScanner(line)
    try scanner.members { scanner throws(JSONScanner.Mistake) in
      let column = try self.column(&scanner, likely, number)
      let start = batch.bytes.count
      _ = try scanner.value(into: &batch.bytes)
      guard let column else {
        batch.bytes.removeLast(batch.bytes.count - start)
        return
      }
      if lastRow[column] == number { fault = fault ?? .duplicateKey(column: column) }
      if batch.bytes.count - start > RowLimits.cell { fault = fault ?? .oversizedValue(column: column) }
      lastRow[column] = number
      row[column] = Cell(from: start, to: batch.bytes.count)
      likely = column + 1
    }
    scanner.skipBlanks()
    guard scanner.isAtEnd else { throw .syntax }
    return fault
  }

  /// Passes key and colon; nil when the key is no column.
  private mutating func column(
    _ scanner: inout JSONScanner, _ likely: Int, _ number: Int64
  ) throws(JSONScanner.Mistake) -> Int? {
    let start = scanner.position
    let isPlain = try scanner.passText()
    let found: Int?
    if isPlain {
      let name = UnsafeBufferPointer(rebasing: scanner.bytes[start + 1..<scanner.position - 1])
      found = index.column(of: name, likely: likely)
      if found == nil { leftOut.note(Array(name), row: number) }
    } else {
      scanner.position = start
      key.removeAll(keepingCapacity: true)
      try scanner.text(into: &key)
      found = key.withUnsafeBufferPointer { index.column(of: $0, likely: likely) }
      if found == nil { leftOut.note(key, row: number) }
    }
    try scanner.expect(":")
    return found
  }
}
