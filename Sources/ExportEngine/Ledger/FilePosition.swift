import Activation
import Encoding

/// Where a file ends: in the source, and in the list of rejected rows.
struct FilePosition: Hashable {
  /// What became of every row up to here.
  let tally: EncodingTally
  let rejectsBytes: Int

  init(tally: EncodingTally, rejectsBytes: Int) {
    self.tally = tally
    self.rejectsBytes = rejectsBytes
  }

  var document: DocumentValue {
    [
      "rows_read": .count(tally.read), "rows_exported": .count(tally.exported),
      "skipped_by_reason": .counts(tally.skippedByReason), "emptied_by_reason": .counts(tally.emptiedByReason),
      "without_country": .count(tally.withoutCountry), "rejects_bytes": .count(rejectsBytes),
    ]
  }

  /// Nil when a part of it is missing: written by another version.
  init?(_ document: DocumentValue?) {
    guard let read = document?["rows_read"]?.wholeNumber, let exported = document?["rows_exported"]?.wholeNumber,
      let skipped = document?["skipped_by_reason"]?.wholeNumbers,
      let emptied = document?["emptied_by_reason"]?.wholeNumbers,
      let withoutCountry = document?["without_country"]?.wholeNumber,
      let rejectsBytes = document?["rejects_bytes"]?.wholeNumber
    else { return nil }
    tally = EncodingTally(
      read: read, exported: exported, skippedByReason: skipped, emptiedByReason: emptied,
      withoutCountry: withoutCountry)
    self.rejectsBytes = rejectsBytes
  }
}

extension DocumentValue {
  fileprivate var wholeNumber: Int? { scalarText.flatMap { Int($0) } }

  fileprivate var wholeNumbers: [String: Int]? {
    guard let map else { return nil }
    var numbers: [String: Int] = [:]
    for entry in map.entries {
      guard let number = entry.value.wholeNumber else { return nil }
      numbers[entry.key] = number
    }
    return numbers
  }
}
