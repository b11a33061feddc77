import Activation
import CKernels
import Identity
import Rows

/// Which rows of a batch cannot be sent, and why.
struct RowVerdicts {
  /// For each row; empty when every row is sent.
  private(set) var isSkipped: [Bool] = []
  private(set) var tally = EncodingTally()
  private(set) var rejects: [Reject] = []
  private(set) var stop: EncodingStop?

  private enum Verdict {
    case skipped(FieldEncoder?, SkipReason)
    case stopped(output: String)
  }

  /// The first thing wrong with a row, in the order of the fields.
  private var verdicts: [Int: Verdict] = [:]

  init(
    _ batch: RowBatch, _ fields: [FieldEncoder], _ columns: [EncodedColumn], _ countries: RowCountries,
    keepingValues keepsValues: Bool
  ) {
    for (row, fault) in batch.faults { verdicts[row] = .skipped(nil, SkipReason(fault)) }
    for (field, column) in zip(fields, columns) { judge(field, column, rows: batch.rowCount) }
    if fields.contains(where: \.isIdentity) { judgeIdentity(fields, columns, rows: batch.rowCount) }
    conclude(batch, keepsValues)
    guard stop == nil else { return }
    tally.read = batch.rowCount
    tally.exported = batch.rowCount - verdicts.count
    countEmptied(fields, columns)
    if fields.contains(where: \.isIdentity) { count(countries, rows: batch.rowCount) }
  }

  private mutating func note(_ row: Int, _ verdict: Verdict) {
    if verdicts[row] == nil { verdicts[row] = verdict }
  }

  private mutating func judge(_ field: FieldEncoder, _ column: EncodedColumn, rows: Int) {
    switch column {
    case .hashed(let column):
      guard !field.isNullable else { return }
      for one in column.unusable { note(one.row, .skipped(field, SkipReason(one.reason))) }
      for row in 0..<rows where column.slots[row] == CK_NO_SLOT {
        note(row, .skipped(field, .nullValue))
      }
    case .text(let column):
      for fault in column.faults {
        switch fault.outcome {
        case .refused(let reason): note(fault.row, .skipped(field, reason))
        case .guarded: note(fault.row, .stopped(output: field.output))
        }
      }
    }
  }

  /// A row of a data set with identities must have a usable one (DESIGN 5).
  private mutating func judgeIdentity(_ fields: [FieldEncoder], _ columns: [EncodedColumn], rows: Int) {
    var isIdentified = [Bool](repeating: false, count: rows)
    for (field, column) in zip(fields, columns) where field.isIdentity {
      switch column {
      case .hashed(let column):
        for row in 0..<rows where column.slots[row] != CK_NO_SLOT { isIdentified[row] = true }
      case .text(let column):
        for row in 0..<rows where !column.isNull(row) { isIdentified[row] = true }
      }
    }
    for row in 0..<rows where !isIdentified[row] { note(row, .skipped(nil, .noIdentity)) }
  }

  private mutating func conclude(_ batch: RowBatch, _ keepsValues: Bool) {
    guard !verdicts.isEmpty else { return }
    isSkipped = [Bool](repeating: false, count: batch.rowCount)
    for (row, verdict) in verdicts.sorted(by: { $0.key < $1.key }) {
      let number = batch.firstRowNumber + Int64(row)
      switch verdict {
      case .stopped(let output):
        stop = EncodingStop(column: output, row: number)
        return
      case .skipped(let field, let reason):
        isSkipped[row] = true
        tally.skippedByReason[reason.code, default: 0] += 1
        let value = keepsValues ? field?.source.flatMap { batch.text(row, $0) } : nil
        rejects.append(Reject(row: number, column: field?.name ?? "", reason: reason, value: value))
      }
    }
  }

  private mutating func countEmptied(_ fields: [FieldEncoder], _ columns: [EncodedColumn]) {
    for (field, column) in zip(fields, columns) where field.isNullable {
      guard case .hashed(let column) = column else { continue }
      for one in column.unusable where verdicts[one.row] == nil {
        tally.emptiedByReason[one.reason.rawValue, default: 0] += 1
      }
    }
  }

  /// Counts whose rules the rows that are sent follow.
  private mutating func count(_ countries: RowCountries, rows: Int) {
    switch countries {
    case .all(let country): tally.count(country, rows: tally.exported)
    case .each(let countries):
      for row in 0..<rows where verdicts[row] == nil { tally.count(countries[row], rows: 1) }
    }
  }
}
