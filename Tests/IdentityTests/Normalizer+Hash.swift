import Activation
import CKernels
import Identity

extension Normalizer {
  /// What leaves for a value, by the code of a run; nil for an empty cell.
  func hash(of input: some Collection<UInt8>) -> String? { hashes(of: [Array(input)])[0] }

  /// What leaves for the values of a column.
  func hashes(of inputs: [[UInt8]]) -> [String?] {
    HashedColumn(field, of: inputs, in: .all(rules.country)).digits
  }
}

extension HashedColumn {
  /// The column of these values, side by side in memory that ends with the last.
  init(_ field: HashedPII, of inputs: [[UInt8]], in countries: RowCountries) {
    let arena = inputs.flatMap { $0 }
    var cells: [ck_cell] = []
    for input in inputs {
      let end = cells.last.map { $0.offset + $0.length } ?? 0
      cells.append(ck_cell(offset: end, length: UInt32(input.count)))
    }
    self = arena.withUnsafeBufferPointer { arena in
      cells.withUnsafeBufferPointer { cells in
        HashedColumn(
          field,
          of: ck_column_cells(
            arena: arena.baseAddress, arena_count: arena.count, cells: cells.baseAddress, stride: 1, rows: cells.count),
          in: countries)
      }
    }
  }

  var digits: [String?] { slots.indices.map(digits) }
}
