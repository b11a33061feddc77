import Activation
import CKernels

/// The identity values of one column of a batch, normalized one by one and hashed together.
///
/// Hashing many values in one call is several times as fast as one by one. It holds digests and reasons, nothing else:
/// neither the raw nor the normalized bytes can be read back, so that what is written from it is 64 hexadecimal digits.
public struct HashedColumn: Sendable {
  /// A value that cannot be matched, and why; an empty value is none.
  public struct Unusable: Sendable, Hashable {
    public let row: Int
    public let reason: UnusableReason
  }

  /// The digests, 32 bytes each.
  public private(set) var digests: [UInt8]
  /// For each row the number of its digest, or `CK_NO_SLOT` when nothing is to be written.
  public let slots: [UInt32]
  /// In ascending order of the rows.
  public let unusable: [Unusable]

  /// Normalizes and hashes the cells of a column.
  public init(_ kind: HashedPII, of cells: ck_column_cells, in countries: RowCountries) {
    var maker = Maker(cells)
    countries.forEachRun(rows: cells.rows, mattersFor: kind) { rows, country in
      maker.take(rows, Normalizer(kind, country: country))
    }
    (digests, slots) = maker.finish()
    unusable = maker.unusable
  }

  /// The 64 digits that are written for a row; nil when nothing is.
  public func digits(_ row: Int) -> String? {
    guard slots[row] != CK_NO_SLOT else { return nil }
    let start = Int(slots[row]) * HashedCell.byteCount
    return HashedCell(digest: digests[start..<start + HashedCell.byteCount]).description
  }
}

extension HashedColumn {
  /// Takes the values of a column, nearly all of them in C.
  private struct Maker: ~Copyable {
    private let cells: ck_column_cells
    private let byteCount: Int
    private var texts: NormalizedTexts
    /// Values that were hashes already, by the number of the digest they stand for.
    private var passed: [(slot: Int, hash: HashedCell)] = []
    private var scratch: [UInt8] = []
    private(set) var unusable: [Unusable] = []

    init(_ cells: ck_column_cells) {
      self.cells = cells
      byteCount = cells.byteCount
      texts = NormalizedTexts(rows: cells.rows, bytes: byteCount)
    }

    mutating func take(_ rows: Range<Int>, _ normalizer: Normalizer) {
      var run = cells
      run.rows = rows.upperBound
      var row = rows.lowerBound
      while row < rows.upperBound {
        row = takeSimple(from: row, of: run, normalizer.rule)
        guard row < rows.upperBound else { return }
        take(row, normalizer)
        row += 1
      }
    }

    /// Takes the values from a row on that a quick path decides; returns the first that none does.
    private mutating func takeSimple(from row: Int, of run: ck_column_cells, _ rule: FieldRule) -> Int {
      switch rule {
      case .text(let rule):
        guard let fold = rule.kernel else { return row }
        return texts.fold(run, from: row, by: fold)
      case .phone(let rule):
        var row = row
        while row < run.rows, take(row, rule) { row += 1 }
        return row
      case .address, .state: return row
      }
    }

    private mutating func take(_ row: Int, _ rule: PhoneRule) -> Bool {
      let value = ASCIIBlanks.trimmed(cells.bytes(of: row))
      if value.isEmpty {
        texts.appendNothing(for: row)
        return true
      }
      return texts.append(for: row) { rule.writeSimple(value, to: $0) }
    }

    private mutating func take(_ row: Int, _ normalizer: Normalizer) {
      scratch.removeAll(keepingCapacity: true)
      switch normalizer.normalize(cells.bytes(of: row), into: &scratch) {
      case .normalized: texts.append(scratch, for: row, bytesToCome: byteCount)
      case .alreadyHashed:
        // An empty text keeps the place of its digest.
        if let hash = scratch.withUnsafeBytes(HashedCell.init(hexDigits:)) { passed.append((texts.count, hash)) }
        texts.append([], for: row, bytesToCome: byteCount)
      case .empty: texts.appendNothing(for: row)
      case .unusable(let reason):
        texts.appendNothing(for: row)
        unusable.append(.init(row: row, reason: reason))
      }
    }

    /// Hashes what was taken.
    func finish() -> (digests: [UInt8], slots: [UInt32]) {
      var digests = texts.digests()
      for (slot, hash) in passed { hash.write(to: &digests, at: slot * HashedCell.byteCount) }
      return (digests, Array(texts.slots))
    }
  }
}
