import Activation
import Documents
import Encoding
import Identity
import Rows

/// A plan whose source is open and whose columns are matched: ready to be previewed, dry-run or run.
///
/// Made and used inside one task, because a source is a position in a file.
struct Preparation {
  let plan: Plan
  let source: any RowSource
  let definition: DatasetDefinition
  let columns: ColumnPlan
  let issues: [Issue]

  /// - Parameter now: the time the string builder writes.
  func encoder(strings: [String: String]) throws(ExportFailure) -> RowEncoder {
    RowEncoder(columns, country: country, zone: try zone, strings: strings, allowRaw: plan.limits.allowRaw)
  }

  /// The upload's country, else the data set's (DESIGN 5).
  var country: RowCountry? { (plan.upload.countryCode ?? definition.countryCode).flatMap(RowCountry.init) }

  private var zone: ZoneOffsets {
    get throws(ExportFailure) {
      if let zone = ZoneOffsets(identifier: plan.timeZone) { return zone }
      throw ExportFailure(
        .error(
          .invalidValue, "schedule.timezone", "There is no time zone “\(plan.timeZone)”.",
          fix: "Use a name such as UTC or America/Los_Angeles."))
    }
  }
}
