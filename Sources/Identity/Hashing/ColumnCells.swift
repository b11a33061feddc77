import CKernels

extension ck_column_cells {
  /// The bytes of a row's cell.
  package func bytes(of row: Int) -> UnsafeRawBufferPointer {
    let cell = cells[row * stride]
    return UnsafeRawBufferPointer(start: arena.map { $0 + Int(cell.offset) }, count: Int(cell.length))
  }

  /// The bytes of all cells together.
  package var byteCount: Int { (0..<rows).reduce(0) { $0 + Int(cells[$1 * stride].length) } }
}
