import Activation
import Documents
import Encoding
import Rows

extension Engine {
  /// The first rows as they were read, normalized and would be sent, by the code of the run itself.
  ///
  /// - Parameter rows: how many rows of the source are read.
  public func preview(_ file: DraftFile, rows: Int = 20) async -> PreviewReport {
    do {
      let preparation = try await prepare(file)
      return try await preparation.closingSource { try await preview(preparation, rows: rows) }
    } catch {
      var report = PreviewReport()
      report.issues = ExportFailure(error).issues
      return report
    }
  }

  private func preview(_ preparation: Preparation, rows: Int) async throws -> PreviewReport {
    var report = PreviewReport()
    report.issues = preparation.issues
    let encoder = try preparation.encoder(at: surroundings.now())
    var guesses = preparation.columns.sourceColumns.map { _ in TypeGuess() }
    var batch = RowBatch()
    var tally = EncodingTally()
    while report.rows.count < rows,
      try await preparation.source.next(into: &batch, maximumRows: rows - report.rows.count, maximumBytes: 1024 * 1024)
    {
      tally += encoder.encode(batch).tally
      for (row, explanation) in encoder.explain(batch).enumerated() {
        for index in guesses.indices { guesses[index].observe(batch.text(row, index)) }
        report.rows.append(.init(explanation, preparation.columns.dropped, row, batch))
      }
    }
    report.columns = columns(preparation, guesses)
    report.issues += tally.countryFindings(preparation)
    return report
  }

  private func columns(_ preparation: Preparation, _ guesses: [TypeGuess]) -> [PreviewReport.Column] {
    let plan = preparation.columns
    func source(_ origin: ColumnPlan.Origin) -> (name: String?, type: String?) {
      guard case .source(let index) = origin else { return (nil, nil) }
      let column = plan.sourceColumns[index]
      return (column.name, (column.type == .text ? guesses[index].type : column.type).rawValue)
    }
    let filled = plan.fields.map { filled in
      let (name, type) = source(filled.origin)
      return PreviewReport.Column(
        output: filled.match == .missing ? nil : filled.output, source: name, sourceType: type,
        field: filled.field.name, fieldType: filled.field.type, identity: filled.field.identityWord,
        match: filled.match.rawValue, issues: [])
    }
    let dropped = plan.dropped.map { dropped in
      let (name, type) = source(dropped.origin)
      return PreviewReport.Column(
        output: dropped.output, source: name, sourceType: type, field: nil, fieldType: nil, identity: nil,
        match: "dropped", issues: [])
    }
    return filled + dropped
  }
}

extension PreviewReport.Row {
  init(_ explanation: RowExplanation, _ dropped: [ColumnPlan.Dropped], _ row: Int, _ batch: RowBatch) {
    let sent = explanation.cells.map { cell in
      PreviewReport.Cell(
        raw: cell.raw, normalized: cell.normalized, sent: cell.sent, note: cell.note, isRefused: cell.isRefused)
    }
    let left = dropped.map { dropped in
      var raw: String?
      if case .source(let index) = dropped.origin { raw = batch.text(row, index) }
      return PreviewReport.Cell(
        raw: raw, normalized: nil, sent: nil, note: "not in the data set: dropped", isRefused: false)
    }
    self.init(number: explanation.row, cells: sent + left, skipped: explanation.skipped)
  }
}

extension DatasetColumn {
  /// The kind Amazon recognises a person by, such as `EMAIL` or `LIVERAMP`.
  var identityWord: String? {
    switch role {
    case .hashedPII(let kind): kind.rawValue
    case .identityCountryCode: "COUNTRY_CODE"
    case .externalIdentity(let kind): kind.rawValue
    case .plain, .mainEventTime, .mainUserID, .mainUserIDType, .countryCode, .consent: nil
    }
  }
}
