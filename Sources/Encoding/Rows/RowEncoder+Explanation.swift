import Activation
import Identity
import Rows

extension RowEncoder {
  /// What `encode` does with each row of a batch, cell by cell, by the same code.
  public func explain(_ batch: RowBatch) -> [RowExplanation] {
    let hashes = hashIdentities(of: batch)
    let result = encode(batch)
    return (0..<batch.rowCount).map { row in
      let number = batch.firstRowNumber + Int64(row)
      return RowExplanation(
        row: number, cells: fields.map { explain($0, row, of: batch, hashes) },
        skipped: result.rejects.first { $0.row == number })
    }
  }

  private func explain(
    _ field: FieldEncoder, _ row: Int, of batch: RowBatch, _ hashes: HashedBatch
  ) -> RowExplanation.Cell {
    let raw = field.source.flatMap { batch.text(row, $0) }
    var bytes: [UInt8] = []
    let outcome = appendCell(field, row, of: batch, hashes, to: &bytes, isQuoted: false)
    let sent = bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    func cell(_ normalized: String?, _ note: String, isRefused: Bool = false) -> RowExplanation.Cell {
      .init(field: field.name, raw: raw, normalized: normalized, sent: sent, note: note, isRefused: isRefused)
    }
    switch outcome {
    case .refused(let reason): return cell(nil, reason.meaning, isRefused: true)
    case .guarded: return cell(nil, "looks like an e-mail address: the run would stop", isRefused: true)
    case .emptied(let reason): return cell(nil, reason.map { "sent empty: \($0.meaning)" } ?? "")
    case .written, .identified:
      guard case .hashed(let kind, _) = field.program, let raw else { return cell(sent, changeNote(raw, sent)) }
      let explanation = Normalizer(kind, country: country(of: row, in: batch) ?? .unknown).explain(raw)
      return cell(explanation.normalized, explanation.changes.joined(separator: " · "))
    }
  }

  private func changeNote(_ raw: String?, _ sent: String?) -> String {
    guard let raw, let sent, raw != sent else { return "" }
    return "converted"
  }
}
