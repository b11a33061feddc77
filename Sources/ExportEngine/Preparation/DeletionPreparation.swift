import Activation
import Encoding
import Foundation
import Identity
import Rows

/// A deletion whose source is open and whose identity columns are known.
struct DeletionPreparation {
  let plan: Plan
  let deletion: IdentityDeletion
  let source: any RowSource
  let columns: ColumnPlan
  let issues: [Issue]
  /// Opens the source once more, when it has to be read twice.
  private let opening: SourceOpening

  /// The nine columns a deletion looks at (product document, Requirements for Deleting Identities).
  static let identityColumns: [DatasetColumn] =
    HashedPII.allCases.map { DatasetColumn(name: $0.rawValue.lowercased(), role: .hashedPII($0)) }
    + [DatasetColumn(name: "country_code", role: .countryCode)]

  /// Finds the identity columns among those of the source; others are ignored, and listed as dropped.
  /// - Throws: `ExportFailure` with every issue when nobody can be identified.
  init(
    _ plan: Plan, _ deletion: IdentityDeletion, _ source: any RowSource, reopening opening: SourceOpening,
    issues: [Issue]
  )
    throws(ExportFailure)
  {
    func match(_ columns: [DatasetColumn]) -> (plan: ColumnPlan, issues: [Issue]) {
      ColumnMatcher.match(
        plan.mapping, source: source.columns, to: DatasetDefinition(id: "identities", columns: columns))
    }
    let (all, found) = match(Self.identityColumns)
    // None of the nine has to be there, so a column that is not is no finding.
    var issues = issues + found.filter { $0.severity == .error || $0.code != .missingColumn }
    let present = all.fields.filter { $0.match != .missing }.map(\.field)
    if !present.contains(where: \.isIdentity) { issues.append(Self.nobody(source.columns.map(\.name))) }
    if let country = deletion.countryCode.flatMap(RowCountry.init), !CountryRules(country).isVerified {
      issues.append(
        .unverifiedCountry("Amazon publishes no normalization rules for \(country); general rules are used."))
    }
    guard !issues.hasErrors else { throw ExportFailure(issues) }
    (self.plan, self.deletion, self.source, self.opening, self.issues) = (plan, deletion, source, opening, issues)
    columns = match(present).plan
  }

  /// The country of rows that name none.
  var country: RowCountry? { deletion.countryCode.flatMap(RowCountry.init) }

  func reopened() async throws -> any RowSource { try await opening.open(deletion.source) }

  /// - Parameter time: what the string builder writes as the time of the export.
  /// - Throws: `ExportFailure` when the time zone is unknown.
  func encoder(at time: Date) throws(ExportFailure) -> RowEncoder {
    RowEncoder(
      columns, country: country, zone: try plan.zone,
      strings: StringBuilder.values(of: plan.mapping, at: time), allowRaw: [],
      keepsRejectedValues: plan.limits.listsRejectedValues)
  }

  private static func nobody(_ names: [String]) -> Issue {
    .error(
      .missingColumn, "source", "None of the columns \(names.joined(separator: ", ")) identifies a person.",
      fix: "Name at least one column \(identityColumns.dropLast().map(\.name).joined(separator: ", ")).")
  }
}
