import CKernels

/// RFC 4180 quoting, the dialect that is declared to AMC with each upload.
public enum CSVQuoting {
  /// Puts quotes around the cell that begins at `start` if it holds a comma, a quote or a line break.
  public static func quoteIfNeeded(_ line: inout [UInt8], from start: Int) {
    let needsQuotes = line.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress, start < buffer.count else { return false }
      let count = buffer.count - start
      return ck_find_csv_special(base + start, count, UInt8(ascii: ","), UInt8(ascii: "\"")) < count
    }
    if needsQuotes { quote(&line, from: start) }
  }

  private static func quote(_ line: inout [UInt8], from start: Int) {
    let cell = Array(line[start...])
    line.removeLast(cell.count)
    line.append(UInt8(ascii: "\""))
    for byte in cell {
      if byte == UInt8(ascii: "\"") { line.append(byte) }
      line.append(byte)
    }
    line.append(UInt8(ascii: "\""))
  }
}
