import Activation
import CKernels
import Identity

/// One column of a batch as it is written: converted, checked and escaped, cell after cell.
///
/// The memory is not cleared, and nearly all cells are written by a kernel, so a cell costs little more than its bytes.
final class TextColumn {
  /// What became of a cell that is not simply written or null.
  struct Fault {
    let row: Int
    let outcome: Outcome
  }

  enum Outcome {
    case refused(SkipReason)
    /// Text that looks like an e-mail address was about to leave unhashed.
    case guarded
  }

  /// In ascending order of the rows.
  private(set) var faults: [Fault] = []

  private var converted = ck_converted()
  private let rowCount: Int
  /// Bytes of the cells before they were converted.
  private let sourceBytes: Int
  private var capacity: Int
  private var scratch: [UInt8] = []
  private var escaped: [UInt8] = []

  /// What a kernel writes of one cell beyond its own bytes, and what a reader may read behind the last.
  private static let bytesPerCell = 24
  private static let slack = 64

  /// A column of nulls.
  init(rows: Int) {
    rowCount = rows
    sourceBytes = 0
    capacity = Self.slack
    converted.bytes = .allocate(capacity: capacity)
    converted.offsets = .allocate(capacity: rows + 1)
    converted.offsets.initialize(repeating: 0, count: rows + 1)
  }

  /// Writes the cells of a field.
  init(_ field: FieldEncoder, _ converter: CellConverter, of cells: ck_column_cells, as text: CellText) {
    rowCount = cells.rows
    sourceBytes = cells.byteCount
    capacity = sourceBytes + cells.rows * Self.bytesPerCell + Self.slack
    converted.bytes = .allocate(capacity: capacity)
    converted.offsets = .allocate(capacity: rowCount + 1)
    converted.offsets[0] = 0
    converted.allows_null = field.isNullable
    var row = 0
    while row < rowCount {
      if let kernel = converter.kernel {
        row = withUnsafePointer(to: cells) { ck_convert_column(kernel, $0, row, &converted) }
      }
      guard row < rowCount else { return }
      append(cells.bytes(of: row), row, field, converter, text)
      row += 1
    }
  }

  deinit {
    converted.bytes.deallocate()
    converted.offsets.deallocate()
  }

  /// The bytes of a row's cell, empty for null; and where all of them lie.
  func bytes(_ row: Int) -> UnsafeBufferPointer<UInt8> {
    let (start, end) = (Int(converted.offsets[row]), Int(converted.offsets[row + 1]))
    return UnsafeBufferPointer(start: converted.bytes + start, count: end - start)
  }

  func isNull(_ row: Int) -> Bool { converted.offsets[row] == converted.offsets[row + 1] }

  /// Bytes of all cells.
  var byteCount: Int { Int(converted.offsets[rowCount]) }

  /// Names the memory for `ck_join_rows`; the column must outlive the call.
  func describe(in column: inout ck_join_column) {
    column.text = UnsafePointer(converted.bytes)
    column.offsets = UnsafePointer(converted.offsets)
  }

  /// Writes one cell by the rules themselves; what is refused or guarded is left empty.
  private func append(
    _ cell: UnsafeRawBufferPointer, _ row: Int, _ field: FieldEncoder, _ converter: CellConverter, _ text: CellText
  ) {
    escaped.removeAll(keepingCapacity: true)
    if let outcome = write(cell, field, converter, text) { faults.append(Fault(row: row, outcome: outcome)) }
    let end = Int(converted.offsets[row])
    makeRoom(for: escaped.count, behind: end, rows: rowCount - row)
    escaped.withUnsafeBufferPointer { escaped in
      if let start = escaped.baseAddress { (converted.bytes + end).update(from: start, count: escaped.count) }
    }
    converted.offsets[row + 1] = UInt32(end + escaped.count)
  }

  private func write(
    _ cell: UnsafeRawBufferPointer, _ field: FieldEncoder, _ converter: CellConverter, _ text: CellText
  ) -> Outcome? {
    if CellConverter.isNull(cell) { return field.isNullable ? nil : .refused(.nullValue) }
    if field.isGuarded, RawPIIGuard.holdsEmailAddress(cell) { return .guarded }
    scratch.removeAll(keepingCapacity: true)
    if let failure = converter.convert(cell, into: &scratch) { return .refused(SkipReason(failure)) }
    text.append(scratch, to: &escaped)
    return nil
  }

  /// Keeps room for the cells to come; a cell may be longer than it was, as an escaped one is.
  private func makeRoom(for count: Int, behind end: Int, rows: Int) {
    let needed = end + count + sourceBytes + rows * Self.bytesPerCell + Self.slack
    guard needed > capacity else { return }
    capacity = needed + needed / 4
    let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    bytes.update(from: converted.bytes, count: end)
    converted.bytes.deallocate()
    converted.bytes = bytes
  }
}
