import Activation
import Identity
import Rows

extension RowEncoder {
  /// What `encode` would do with one row, cell by cell, by the same code.
  public mutating func explain(_ row: Int, of batch: RowBatch) -> RowExplanation {
    let number = batch.firstRowNumber + Int64(row)
    let country = country(of: row, in: batch)
    var cells: [RowExplanation.Cell] = []
    for index in fields.indices { cells.append(explain(index, row, number, of: batch, country)) }
    return RowExplanation(row: number, cells: cells, skipped: skipReason(row, number, of: batch))
  }

  private mutating func skipReason(_ row: Int, _ number: Int64, of batch: RowBatch) -> Reject? {
    if let fault = batch.faults.first(where: { $0.row == row }) {
      return Reject(row: number, column: "", reason: SkipReason(fault.fault))
    }
    var line: [UInt8] = []
    var tally = EncodingTally()
    return try? appendRow(row, number, of: batch, to: &line, &tally)
  }

  private mutating func explain(
    _ index: Int, _ row: Int, _ number: Int64, of batch: RowBatch, _ country: RowCountry?
  ) -> RowExplanation.Cell {
    let field = fields[index]
    let raw = field.source.flatMap { batch.text(row, $0) }
    var sent: [UInt8] = []
    do {
      let outcome = try append(index, row, number, of: batch, country: country, to: &sent)
      let text = sent.isEmpty ? nil : String(decoding: sent, as: UTF8.self)
      let (normalized, note) = describe(outcome, field, raw, text, country)
      var isRefused = false
      if case .refused = outcome { isRefused = true }
      return .init(field: field.name, raw: raw, normalized: normalized, sent: text, note: note, isRefused: isRefused)
    } catch {
      return .init(
        field: field.name, raw: raw, normalized: nil, sent: nil,
        note: "looks like an e-mail address: the run would stop",
        isRefused: true)
    }
  }

  private func describe(
    _ outcome: CellOutcome, _ field: FieldEncoder, _ raw: String?, _ sent: String?, _ country: RowCountry?
  ) -> (normalized: String?, note: String) {
    switch outcome {
    case .refused(let reason): return (nil, reason.meaning)
    case .emptied(let reason): return (nil, reason.map { "sent empty: \($0.meaning)" } ?? "")
    case .written, .identified:
      guard case .hashed(let kind) = field.program, let raw, let rules = country ?? Self.unknownCountry,
        let explanation = Normalizer(kind, country: rules)?.explain(raw)
      else { return (sent, changeNote(raw, sent)) }
      return (explanation.normalized, explanation.changes.joined(separator: " · "))
    }
  }

  private func changeNote(_ raw: String?, _ sent: String?) -> String {
    guard let raw, let sent, raw != sent, !sent.hasPrefix("\"") else { return "" }
    return "converted"
  }
}
