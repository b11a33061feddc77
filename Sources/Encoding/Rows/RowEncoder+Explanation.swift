import Activation
import Identity
import Rows

extension RowEncoder {
  /// What `encode` does with each row of a batch, cell by cell, by the same code.
  public func explain(_ batch: RowBatch) -> [RowExplanation] {
    let countries = countries(of: batch)
    let columns = columns(of: batch, in: countries, as: .plain)
    let verdicts = RowVerdicts(batch, fields, columns, countries, keepingValues: false)
    return (0..<batch.rowCount).map { row in
      let number = batch.firstRowNumber + Int64(row)
      return RowExplanation(
        row: number,
        cells: zip(fields, columns).map { explain($0, $1, row, of: batch, in: countries[row]) },
        skipped: verdicts.rejects.first { $0.row == number })
    }
  }

  private func explain(
    _ field: FieldEncoder, _ column: EncodedColumn, _ row: Int, of batch: RowBatch, in country: RowCountry?
  ) -> RowExplanation.Cell {
    let raw = field.source.flatMap { batch.text(row, $0) }
    let sent = column.text(row)
    func cell(_ normalized: String?, _ note: String, isRefused: Bool = false) -> RowExplanation.Cell {
      .init(field: field.name, raw: raw, normalized: normalized, sent: sent, note: note, isRefused: isRefused)
    }
    switch column {
    case .text(let column):
      switch column.faults.first(where: { $0.row == row })?.outcome {
      case .refused(let reason): return cell(nil, reason.meaning, isRefused: true)
      case .guarded: return cell(nil, "looks like an e-mail address: the run would stop", isRefused: true)
      case nil: return sent == nil ? cell(nil, "") : cell(sent, changeNote(raw, sent))
      }
    case .hashed(let column):
      guard sent != nil else {
        let reason = column.unusable.first { $0.row == row }?.reason
        if field.isNullable { return cell(nil, reason.map { "sent empty: \($0.meaning)" } ?? "") }
        return cell(nil, (reason.map(SkipReason.init) ?? .nullValue).meaning, isRefused: true)
      }
      guard case .hashed(let kind) = field.program, let raw else { return cell(sent, changeNote(raw, sent)) }
      let explanation = Normalizer(kind, country: country ?? .unknown).explain(raw)
      return cell(explanation.normalized, explanation.changes.joined(separator: " · "))
    }
  }

  private func changeNote(_ raw: String?, _ sent: String?) -> String {
    guard let raw, let sent, raw != sent else { return "" }
    return "converted"
  }
}
