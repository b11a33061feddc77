import Activation
import Testing

@testable import Workflow

@Suite("Scalars as digdag reads them")
struct ScalarTests {
  @Test(
    "unquoted words",
    arguments: [
      ("true", true), ("True", true), ("TRUE", "TRUE"), ("on", "on"), ("off", "off"), ("yes", "yes"), ("NO", "NO"),
      ("false", false), ("10:00:00", "10:00:00"), ("07:00:00", "07:00:00"), ("0.5", "0.5"), ("0123", .number("83")),
      ("0x1F", .number("31")), ("0b11", .number("3")), ("089", "089"), ("0", 0), ("-12", .number("-12")),
      ("+12", .number("12")), ("1_000", .number("1000")), ("1.50", .number("1.50")), (".5", .number("0.5")),
      ("1.", .number("1.0")), ("1e3", .number("1.0e3")), ("-2.5E-3", .number("-2.5e-3")), ("1e", "1e"), ("e3", "e3"),
      ("2026-01-01", "2026-01-01"), ("", nil), ("~", nil), ("null", nil), ("Null", nil), ("nULL", "nULL"),
      ("12345678901234567890", .number("12345678901234567890")), ("1.2.3", "1.2.3"), ("-", "-"), (".", "."),
      ("0-1", "0-1"), ("0x", "0x"), ("0x-1", "0x-1"),
    ] as [(String, DocumentValue)])
  func reads(text: String, value: DocumentValue) { #expect(WorkflowScalar.plain(text) == value) }

  @Test("a number that stands for other digits is told")
  func warnsOfOctal() {
    let imported = Project.importing(Project.workflow(settings: "advertiser_id: 0123"))
    #expect(imported.only?["result_settings"]?["advertiser_id"] == .number("83"))
    #expect(imported.issues.contains { $0.message.contains("0123") && $0.message.contains("83") })
  }
}
