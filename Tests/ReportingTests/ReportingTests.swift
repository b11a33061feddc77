import Activation
import ExportEngine
import Reporting
import Testing

@Suite("Words and numbers of a report")
struct ReportingTests {
  @Test(
    "numbers are grouped",
    arguments: [(0, "0"), (999, "999"), (1000, "1,000"), (-48112, "-48,112"), (10_000_000, "10,000,000")])
  func groups(number: Int, text: String) { #expect(NumberText.grouped(number) == text) }

  @Test(
    "bytes carry their unit",
    arguments: [
      (0, "0 B"), (999, "999 B"), (1000, "1.0 kB"), (6_123_456, "6.1 MB"), (256_000_000, "256 MB"), (999_600, "1.0 MB"),
      (5_000_000_000_000, "5,000 GB"), (99_960, "100 kB"),
    ])
  func sizes(bytes: Int, text: String) { #expect(NumberText.bytes(bytes) == text) }

  @Test(
    "durations read like a clock",
    arguments: [
      (0.04, "0.0 s"), (9.94, "9.9 s"), (41.2, "41 s"), (64, "1 min 04 s"), (7500, "2 h 05 min"), (-1, "–"),
      (.infinity, "–"),
    ])
  func lasts(seconds: Double, text: String) { #expect(NumberText.duration(seconds) == text) }

  @Test("a rate says nothing before a second has passed, then the average of the last minute")
  func estimates() {
    var window = RateWindow()
    window.add(0, at: 0)
    window.add(50, at: 0.5)
    #expect(window.perSecond == nil)
    #expect(window.secondsLeft(10) == nil)
    window.add(200, at: 2)
    #expect(window.perSecond == 100)
    #expect(window.secondsLeft(1000) == 10)
    #expect(window.secondsLeft(1) == 1)
    #expect(window.secondsLeft(0) == 0)
    for second in 3...200 { window.add(200, at: Double(second)) }
    #expect(window.perSecond == 0)
    #expect(window.secondsLeft(5) == nil)
  }

  @Test("a value that goes backwards starts the estimate anew")
  func startsAnew() {
    var window = RateWindow()
    window.add(0, at: 0)
    window.add(100, at: 10)
    window.add(5, at: 11)
    #expect(window.perSecond == nil)
  }

  @Test(
    "issues decide the exit status",
    arguments: [
      (Activation.Issue.Code.missingColumn, "output_mapping", Reporting.ExitStatus.invalidData),
      (.sourceMissing, "source", .sourceMissing),
      (.credentialsRefused, "connection.s3", .notAuthorized), (.termsNotAccepted, "connection", .notAuthorized),
      (.bucketMissing, "result_settings.bucket", .remoteRefused),
      (.missingValue, "connection.amc_instance_id", .configuration),
      (.missingValue, "result_settings.bucket", .invalidData), (.plainTextSecret, "connection.login", .configuration),
      (.interrupted, "", .interrupted), (.confirmationNeeded, "", .usage), (.defect, "", .defect),
    ])
  func decides(code: Activation.Issue.Code, path: String, status: Reporting.ExitStatus) {
    #expect(Reporting.ExitStatus([.error(code, FieldPath(path), "m", fix: "f")]) == status)
    #expect(Reporting.ExitStatus([.warning(code, FieldPath(path), "m", fix: "f")]) == .done)
  }

  @Test("the report names every count")
  func reports() {
    var report = ExportReport(runID: "r1", activation: "weekly", status: .succeeded)
    report.rows.read = 48112
    report.rows.exported = 47960
    report.rows.skipped = 152
    report.rows.skippedByReason = ["null_value": 140, "not_a_time": 12]
    report.uploadID = "5f38"
    let text = ReportText.lines(report).joined(separator: "\n")
    for part in ["48,112", "47,960", "152 (null value 140, not a time 12)", "5f38", "done"] {
      #expect(text.contains(part))
    }
  }
}
