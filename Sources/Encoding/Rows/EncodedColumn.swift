import CKernels
import Identity
import Rows

/// The cells of one field in a batch, ready to be joined to lines.
enum EncodedColumn {
  /// Only digests are held, so nothing but 64 hexadecimal digits can be written.
  case hashed(HashedColumn)
  case text(TextColumn)

  func isNull(_ row: Int) -> Bool {
    switch self {
    case .hashed(let column): column.slots[row] == CK_NO_SLOT
    case .text(let column): column.isNull(row)
    }
  }

  /// What a person may see of a cell.
  func text(_ row: Int) -> String? {
    switch self {
    case .hashed(let column): column.digits(row)
    case .text(let column): column.isNull(row) ? nil : String(decoding: column.bytes(row), as: UTF8.self)
    }
  }
}

extension FieldEncoder {
  /// Encodes this field's cells of a batch.
  func encode(_ batch: RowBatch, in countries: RowCountries, as text: CellText) -> EncodedColumn {
    if case .empty = program { return .text(TextColumn(rows: batch.rowCount)) }
    guard let constant else {
      return batch.withUnsafeStorage { arena, cells in
        cells.withMemoryRebound(to: ck_cell.self) { cells in
          encode(ck_column_cells(arena, cells, column: source ?? 0, of: batch), in: countries, as: text)
        }
      }
    }
    return constant.withUnsafeBytes { value in
      let cells = [ck_cell](repeating: ck_cell(offset: 0, length: UInt32(value.count)), count: batch.rowCount)
      return cells.withUnsafeBufferPointer { cells in
        encode(ck_column_cells(value, cells, stride: 1, rows: batch.rowCount), in: countries, as: text)
      }
    }
  }

  private func encode(_ cells: ck_column_cells, in countries: RowCountries, as text: CellText) -> EncodedColumn {
    switch program {
    case .hashed(let kind): .hashed(HashedColumn(kind, of: cells, in: countries))
    case .converted(let converter): .text(TextColumn(self, converter, of: cells, as: text))
    case .empty: .text(TextColumn(rows: cells.rows))
    }
  }
}

extension ck_column_cells {
  fileprivate init(_ arena: UnsafeRawBufferPointer, _ cells: UnsafeBufferPointer<ck_cell>, stride: Int, rows: Int) {
    self.init()
    self.arena = arena.bindMemory(to: UInt8.self).baseAddress
    arena_count = arena.count
    self.cells = cells.baseAddress
    self.stride = stride
    self.rows = rows
  }

  fileprivate init(
    _ arena: UnsafeRawBufferPointer, _ cells: UnsafeBufferPointer<ck_cell>, column: Int, of batch: RowBatch
  ) {
    self.init(
      arena, UnsafeBufferPointer(rebasing: cells.dropFirst(column)), stride: batch.columnCount, rows: batch.rowCount)
  }
}
