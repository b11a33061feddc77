import Identity

extension Normalizer {
  /// What leaves for a value, by the code of a run; nil for an empty cell.
  func hash(of input: some Collection<UInt8>) -> String? {
    var batch = HashedBatch(expecting: 1)
    Array(input).withUnsafeBytes { batch.append($0, with: self) }
    batch.hash()
    var digits: [UInt8] = []
    return batch.append(0, to: &digits) == .written ? String(decoding: digits, as: UTF8.self) : nil
  }
}
