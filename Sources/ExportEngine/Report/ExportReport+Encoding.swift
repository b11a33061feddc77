import Activation
import Encoding

extension ExportReport.Rows {
  init(_ tally: EncodingTally) {
    read = tally.read
    exported = tally.exported
    skipped = tally.skipped
    skippedByReason = tally.skippedByReason
    emptiedByReason = tally.emptiedByReason
  }
}

extension ExportReport.Columns {
  init(_ plan: ColumnPlan) {
    matched = plan.matchedNames
    dropped = plan.droppedNames
    missing = plan.missingNames
  }
}

extension ExportReport {
  /// What is known once the columns are matched.
  mutating func describe(_ prepared: Prepared) {
    issues = prepared.issues
    switch prepared {
    case .upload(let upload):
      columns = .init(upload.columns)
      datasetID = upload.upload.datasetID
    case .delete(let deletion): columns = .init(deletion.columns)
    case .audience: break
    }
  }

  mutating func count(_ reader: PeopleReader, _ rejects: RejectsFile) {
    rows = .init(reader.tally)
    rejectsPath = rejects.writtenPath
    if let issue = rejects.issue, !issues.contains(issue) { issues.append(issue) }
  }

  mutating func count<Sink>(_ pump: RowPump<Sink>, _ rejects: RejectsFile) {
    rows = .init(pump.tally)
    rejectsPath = rejects.writtenPath
    if let issue = rejects.issue { issues.append(issue) }
  }

  mutating func takeFiles<Sink>(of pump: RowPump<Sink>, _ upload: DatasetUpload) {
    files = pump.files.map { file in
      File(key: upload.fileKey(run: runID, number: file.number), bytes: file.bytes, rows: file.rows)
    }
  }
}
