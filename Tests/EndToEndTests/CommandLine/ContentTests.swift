import Foundation
import Sandbox
import Testing

/// Cell by cell, against rules that a Python script took from the contract and not from the program.
@Suite("What arrives at Amazon")
struct ContentTests {
  typealias Row = [String: String?]

  struct Expectation: Decodable {
    let rows: [Row]
    let skipped: [String: Int]
  }

  private static func expectation() async throws -> Expectation {
    try await Python.answer(
      Expectation.self, of: "expectation.py",
      [PackageFiles.sampleCustomers, PackageFiles.sampleDefinition, "customer_email=email"])
  }

  @Test("Every cell of the sample is what the published rules say")
  func sample() async throws {
    let expected = try await Self.expectation()
    let (report, found) = try await Self.exportSample()
    #expect(report.rows.read == expected.rows.count + expected.skipped.values.reduce(0, +))
    #expect(report.rows.exported == expected.rows.count)
    #expect(report.rows.skippedByReason.values.sorted() == expected.skipped.values.sorted())
    #expect(found.count == expected.rows.count)
    #expect(Self.difference(found, expected.rows) == [])
  }

  @Test("No e-mail address or name of the sample stands in the table in clear text")
  func noClearText() async throws {
    let (_, found) = try await Self.exportSample()
    let identities = ["email", "first_name", "last_name", "city", "zip"]
    let cells = found.flatMap { row in identities.compactMap { row[$0] ?? nil } }
    #expect(cells.count > 10_000)
    #expect(cells.allSatisfy { $0.wholeMatch(of: /[0-9a-f]{64}/) != nil })
  }

  @Test("The comparison finds a single changed, missing or doubled cell")
  func comparisonCanFail() async throws {
    let rows = try await Self.expectation().rows
    let (first, last) = (try #require(rows.first), try #require(rows.last))
    let changed = first.merging(["amount": "0.01"]) { _, new in new }
    var emptied = first
    emptied.updateValue(nil, forKey: "amount")
    #expect(Self.difference([changed] + rows.dropFirst(), rows).count == 2)
    #expect(Self.difference([emptied] + rows.dropFirst(), rows).count == 2)
    #expect(Self.difference(rows + [last], rows).count == 1)
    #expect(Self.difference(rows.reversed(), rows) == [])
  }

  private static func exportSample() async throws -> (PrintedReport, [Row]) {
    let sandbox = try await Sandbox.start(.init(processingDelay: .milliseconds(20)))
    let home = try TestHome()
    let remote = Remote(sandbox.access)
    let definition = try String(contentsOfFile: PackageFiles.sampleDefinition, encoding: .utf8)
    let activation = ActivationFile(
      source: "csv: {path: '\(PackageFiles.sampleCustomers)'}",
      mapping: "export_all_columns: true\n  columns: [{source: customer_email, output: email}]",
      datasetID: "demo_loyalty_purchases", definition: definition.replacing("\n", with: " "))
    let outcome = try await home.run(["run", try home.write(activation, remote), "--json"], remote.environment)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let rows = await sandbox.rows(inDataset: "demo_loyalty_purchases")
    await sandbox.stop()
    return (try outcome.json(PrintedReport.self), rows)
  }

  /// Rows of one multiset that the other lacks, marked with the side they stand on.
  private static func difference(_ found: [Row], _ expected: [Row]) -> [String] {
    var counts: [String: Int] = [:]
    for row in found { counts[line(row), default: 0] += 1 }
    for row in expected { counts[line(row), default: 0] -= 1 }
    return counts.filter { $0.value != 0 }.map { "\($0.value > 0 ? "only found" : "only expected"): \($0.key)" }
      .sorted()
  }

  private static func line(_ row: Row) -> String {
    row.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value ?? "null")" }.joined(separator: " ")
  }
}
