import Activation
import Documents
import Encoding
import Foundation
import Identity
import Rows

/// An upload whose source is open and whose columns are matched: ready to be previewed, dry-run or run.
///
/// Made and used inside one task, because a source is a position in a file.
struct Preparation {
  let plan: Plan
  let upload: DatasetUpload
  let source: any RowSource
  let definition: DatasetDefinition
  let columns: ColumnPlan
  private(set) var issues: [Issue]

  /// - Parameter time: what the string builder writes as the time of the export.
  /// - Throws: `ExportFailure` when the time zone is unknown.
  func encoder(at time: Date) throws(ExportFailure) -> RowEncoder {
    RowEncoder(
      columns, country: country, zone: try zone, strings: StringBuilder.values(of: plan.mapping, at: time),
      allowRaw: plan.limits.allowRaw, keepsRejectedValues: plan.limits.listsRejectedValues)
  }

  /// The upload's country, else the data set's (DESIGN 5).
  var country: RowCountry? { (upload.countryCode ?? definition.countryCode).flatMap(RowCountry.init) }

  /// Runs `body`, and ends what the source has under way whatever comes of it.
  func closingSource<Value>(_ body: () async throws -> Value) async throws -> Value {
    do {
      let value = try await body()
      await source.close()
      return value
    } catch {
      await source.close()
      throw error
    }
  }

  mutating func note(_ refusedStrings: [RefusedString]) {
    for string in refusedStrings {
      issues.append(
        .error(
          string.isPossiblePII ? .possibleRawPII : .invalidValue, "output_mapping.strings",
          "The string “\(string.output)” cannot be sent: \(string.meaning).",
          fix: "Change its text so that the field can take it."))
    }
  }

  /// Nine countries have rules that were checked against Amazon's own code; the others get the general ones (contract 8.5).
  mutating func noteUnverifiedCountry() {
    guard definition.hasIdentity, let country, !CountryRules(country).isVerified else { return }
    issues.append(.unverifiedCountry("Amazon publishes no normalization rules for \(country); general rules are used."))
  }

  /// Checked with the activation when it describes the data set; a data set that only AMC describes is known here.
  mutating func noteStrategy() {
    let strategy = upload.strategy
    guard upload.definition == nil, strategy.needsPartitions, definition.kind == .dimension else { return }
    issues.append(.overlapWithoutPartitions(strategy))
  }

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
