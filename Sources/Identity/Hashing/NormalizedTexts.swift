import CKernels

/// The normalized texts of one column side by side, as the hash of many takes them.
///
/// The memory is not cleared and never grows for ASCII text, so that taking a text costs no more than writing it.
struct NormalizedTexts: ~Copyable {
  /// What a kernel may write behind the last text.
  private static let slack = 64

  private(set) var folded: ck_folded
  private let rowCount: Int
  private var capacity: Int

  /// - Parameters:
  ///   - rows: how many texts there will be at most.
  ///   - bytes: how many bytes they have before they are normalized.
  init(rows: Int, bytes: Int) {
    rowCount = rows
    // A telephone number may get a calling code of three digits.
    capacity = bytes + 3 * rows + Self.slack
    folded = ck_folded()
    folded.bytes = .allocate(capacity: capacity)
    folded.offsets = .allocate(capacity: rows + 1)
    folded.slots = .allocate(capacity: rows)
    folded.offsets[0] = 0
  }

  deinit {
    folded.bytes.deallocate()
    folded.offsets.deallocate()
    folded.slots.deallocate()
  }

  /// How many texts there are.
  var count: Int { folded.count }

  /// For each row the number of its text, or `CK_NO_SLOT`.
  var slots: UnsafeBufferPointer<UInt32> { UnsafeBufferPointer(start: folded.slots, count: rowCount) }

  /// Folds the cells from a row on; returns the first row that the rule has to look at itself.
  mutating func fold(_ cells: ck_column_cells, from row: Int, by rule: ck_fold_rule) -> Int {
    withUnsafePointer(to: rule) { rule in
      withUnsafePointer(to: cells) { cells in ck_fold_column(rule, cells, row, &folded) }
    }
  }

  mutating func appendNothing(for row: Int) { folded.slots[row] = CK_NO_SLOT }

  /// Writes the text of a row, at most 32 bytes, in place; `write` returns how many bytes it wrote, or nil for none.
  @inline(__always)
  mutating func append(for row: Int, _ write: (UnsafeMutablePointer<UInt8>) -> Int?) -> Bool {
    let end = Int(folded.offsets[folded.count])
    guard let count = write(folded.bytes + end) else { return false }
    finish(row, at: end + count)
    return true
  }

  /// Appends the text of a row, which may be longer than its cell.
  mutating func append(_ text: [UInt8], for row: Int, bytesToCome: Int) {
    let end = Int(folded.offsets[folded.count])
    makeRoom(end + text.count + bytesToCome + Self.slack)
    text.withUnsafeBufferPointer { text in
      if let start = text.baseAddress { (folded.bytes + end).update(from: start, count: text.count) }
    }
    finish(row, at: end + text.count)
  }

  private mutating func finish(_ row: Int, at end: Int) {
    folded.slots[row] = UInt32(folded.count)
    folded.count += 1
    folded.offsets[folded.count] = UInt32(end)
  }

  private mutating func makeRoom(_ needed: Int) {
    guard needed > capacity else { return }
    let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: needed)
    bytes.update(from: folded.bytes, count: Int(folded.offsets[folded.count]))
    folded.bytes.deallocate()
    folded.bytes = bytes
    capacity = needed
  }

  /// The SHA-256 of each text, 32 bytes each.
  func digests() -> [UInt8] {
    let size = folded.count * HashedCell.byteCount
    return [UInt8](unsafeUninitializedCapacity: size) { digests, count in
      if let digests = digests.baseAddress, folded.count > 0 {
        ck_sha256_batch(folded.bytes, folded.offsets, folded.count, digests)
      }
      count = size
    }
  }
}
