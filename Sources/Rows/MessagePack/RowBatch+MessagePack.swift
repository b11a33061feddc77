extension RowBatch {
  /// Appends the row that is next: a list of values.
  ///
  /// - Throws: `needsMore` when the row is not all there, and the batch is as before; `notMessagePack` when it is none.
  mutating func appendRow(of scanner: inout MessagePackScanner) throws(MessagePackScanner.Mistake) {
    let (arena, cellCount) = (bytes.count, cells.count)
    do throws(MessagePackScanner.Mistake) {
      guard case .list(let found) = try scanner.head() else { throw .notMessagePack }
      var fault: RowFault?
      for column in 0..<found {
        if column < columnCount { try appendCell(of: &scanner, column, &fault) } else { try scanner.skip() }
      }
      endRow(found: found, fault: fault)
    } catch {
      bytes.removeLast(bytes.count - arena)
      cells.removeLast(cells.count - cellCount)
      throw error
    }
  }

  private mutating func appendCell(
    of scanner: inout MessagePackScanner, _ column: Int, _ fault: inout RowFault?
  ) throws(MessagePackScanner.Mistake) {
    let (start, valueStart) = (bytes.count, scanner.position)
    do throws(MessagePackScanner.Mistake) {
      try scanner.value(into: &bytes)
      if bytes.count - start > RowLimits.cell { fault = fault ?? .oversizedValue(column: column) }
    } catch {
      guard error == .unsupported || error == .tooDeep else { throw error }
      fault = fault ?? (error == .tooDeep ? .nestedTooDeep : .unsupportedValue(column: column))
      bytes.removeLast(bytes.count - start)
      scanner.position = valueStart
      try scanner.skip()
    }
    cells.append(Cell(from: start, to: bytes.count))
  }
}
