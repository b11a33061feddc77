import Activation
import Documents
import Encoding
import MarketingCloud
import Rows

extension Engine {
  /// The first rows as they were read, normalized and would be sent, by the code of the run itself.
  ///
  /// - Parameter rows: how many rows of the source are read.
  public func preview(_ file: DraftFile, rows: Int = 20) async -> PreviewReport {
    do {
      let prepared = try await prepare(file)
      return try await prepared.closingSource { try await preview(prepared, rows: rows) }
    } catch {
      var report = PreviewReport()
      report.issues = ExportFailure(error).issues
      return report
    }
  }

  private func preview(_ prepared: Prepared, rows: Int) async throws -> PreviewReport {
    var report = PreviewReport()
    report.issues = prepared.issues
    let now = surroundings.now()
    switch prepared {
    case .upload(let upload):
      let tally = try await show(rows, upload.source, upload.columns, try upload.encoder(at: now), in: &report)
      report.issues += tally.countryFindings(besides: upload.country)
    case .delete(let deletion):
      let tally = try await show(rows, deletion.source, deletion.columns, try deletion.encoder(at: now), in: &report)
      report.issues += tally.countryFindings(besides: deletion.country)
    case .audience(let audience):
      try await audience.checkTrigger()
      report.audience = AudienceRequest(audience.audience).document
    }
    return report
  }

  private func show(
    _ rows: Int, _ source: any RowSource, _ columns: ColumnPlan, _ encoder: RowEncoder, in report: inout PreviewReport
  ) async throws -> EncodingTally {
    var tally = EncodingTally()
    var guesses = columns.sourceColumns.map { _ in TypeGuess() }
    var batch = RowBatch()
    while report.rows.count < rows,
      try await source.next(into: &batch, maximumRows: rows - report.rows.count, maximumBytes: 1024 * 1024)
    {
      tally += encoder.encode(batch).tally
      for (row, explanation) in encoder.explain(batch).enumerated() {
        for index in guesses.indices { guesses[index].observe(batch.text(row, index)) }
        report.rows.append(.init(explanation, columns.dropped, row, batch))
      }
    }
    report.columns = shown(columns, guesses)
    return tally
  }

  private func shown(_ plan: ColumnPlan, _ guesses: [TypeGuess]) -> [PreviewReport.Column] {
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
