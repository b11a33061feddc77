import Foundation

extension RowBatch {
  /// Appends rows of a list of lists, which begins here or goes on behind a row; true when the list has ended.
  mutating func appendRows(
    of scanner: inout JSONScanner, _ maximumRows: Int, _ maximumBytes: Int
  ) throws(JSONScanner.Mistake) -> Bool {
    scanner.skipBlanks()
    if scanner.take("[") {
      scanner.skipBlanks()
      if scanner.take("]") { return true }
    } else if scanner.take("]") {
      return true
    } else {
      try scanner.expect(",")
    }
    while true {
      try appendRow(of: &scanner)
      scanner.skipBlanks()
      if scanner.take("]") { return true }
      if rowCount >= maximumRows || bytes.count >= maximumBytes { return false }
      try scanner.expect(",")
    }
  }

  private mutating func appendRow(of scanner: inout JSONScanner) throws(JSONScanner.Mistake) {
    var (found, fault): (Int, RowFault?) = (0, nil)
    try scanner.expect("[")
    scanner.skipBlanks()
    if !scanner.take("]") {
      repeat {
        let start = bytes.count
        try appendValue(of: &scanner, &fault)
        if bytes.count - start > RowLimits.cell { fault = fault ?? .oversizedValue(column: found) }
        if found < columnCount { cells.append(Cell(from: start, to: bytes.count)) }
        found += 1
        scanner.skipBlanks()
      } while scanner.take(",")
      try scanner.expect("]")
    }
    endRow(found: found, fault: fault)
  }

  private mutating func appendValue(
    of scanner: inout JSONScanner, _ fault: inout RowFault?
  ) throws(JSONScanner.Mistake) {
    let (arena, start) = (bytes.count, scanner.position)
    do throws(JSONScanner.Mistake) { _ = try scanner.value(into: &bytes) } catch {
      guard error == .tooDeep else { throw error }
      fault = fault ?? .nestedTooDeep
      bytes.removeLast(bytes.count - arena)
      scanner.position = start
      try scanner.passValue()
    }
  }

  /// Turns base64 into hexadecimal; the new text stands at the arena's end.
  mutating func rewriteBinary(in columns: [Int]) {
    let digits = Array("0123456789abcdef".utf8)
    for row in 0..<rowCount {
      for column in columns {
        let cell = cell(row, column)
        guard !cell.isNull, let data = Data(base64Encoded: Data(bytes[cell.range])) else { continue }
        let start = bytes.count
        for byte in data { bytes.append(contentsOf: [digits[Int(byte >> 4)], digits[Int(byte & 15)]]) }
        cells[row * columnCount + column] = Cell(from: start, to: bytes.count)
      }
    }
  }
}
