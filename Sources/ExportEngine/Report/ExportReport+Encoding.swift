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
