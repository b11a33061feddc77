extension DraftReader {
  mutating func limits() -> Limits {
    var rejectedRows = Limits.RejectedRows.any
    if let text = text("limits.rejected_rows") {
      if let limit = Limits.RejectedRows(text: text) {
        rejectedRows = limit
      } else {
        report(
          .error(
            .invalidValue, "limits.rejected_rows", "“\(text)” is neither a number of rows nor a percentage.",
            fix: "Write 5% or 100."))
      }
    }
    let megabytes = wholeNumber("limits.part_megabytes", in: 5...500, default: 256)
    return Limits(
      rejectedRows: rejectedRows, fileBytes: megabytes * 1_000_000, allowRaw: allowRaw(),
      listsRejectedValues: flag("limits.rejects_with_values", default: false))
  }

  private mutating func allowRaw() -> Set<String> {
    guard let value = value("limits.allow_raw") else { return [] }
    let names = value.list?.compactMap(\.scalarText) ?? value.scalarText.map { [$0] }
    guard let names else {
      report(.error(.wrongType, "limits.allow_raw", "This should be a list of output columns.", fix: "Write [notes]."))
      return []
    }
    return Set(names)
  }
}
