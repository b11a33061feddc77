import Activation
import ExportEngine
import Testing

@testable import Scheduling

@Suite("Schedules of activations")
struct ScheduleReadingTests {
  @Test(
    "a mistake is one error at its key",
    arguments: [
      (["cron": "0 0 30 2 *"], "schedule.cron"), (["cron": "0 0 * *"], "schedule.cron"),
      (["cron": "@daily", "timezone": "PST"], "schedule.timezone"),
      (["cron": "@daily", "timezone": "JST-9"], "schedule.timezone"),
      (["cron": "@daily", "timezone": "America/Los_Angles"], "schedule.timezone"),
      (["timezone": "EST"], "schedule.timezone"), (["cron": "@daily", "start": "2026-02-30"], "schedule.start"),
      (["cron": "@daily", "end": "soon"], "schedule.end"),
      (["cron": "@daily", "start": "2026-03-02", "end": "2026-03-01"], "schedule.end"),
    ] as [(DocumentValue, String)])
  func refuses(keys: DocumentValue, path: String) {
    let (schedule, issues) = Draft(activation: ["schedule": keys]).schedule()
    #expect(schedule == nil)
    #expect(issues.map(\.path.description) == [path])
    #expect(issues.allSatisfy { $0.severity == .error && !$0.fix.isEmpty })
  }

  @Test(
    "values of a wrong type are told at their keys",
    arguments: [
      ("delay", "soon", "schedule.delay"), ("delay", -1, "schedule.delay"), ("enabled", "maybe", "schedule.enabled"),
      ("catch_up", "some", "schedule.catch_up"), ("catch_up_limit", 0, "schedule.catch_up_limit"),
      ("disable_after", "x", "schedule.disable_after"), ("crn", "x", "schedule.crn"),
    ] as [(String, DocumentValue, String)])
  func refusesTypes(key: String, value: DocumentValue, path: String) {
    let draft = Draft(activation: ["schedule": .map(["cron": "@daily", key: value])])
    #expect(draft.validate().issues.errors.map(\.path.description).contains(path))
  }

  @Test("no schedule is no mistake", arguments: [nil, "", "None"] as [String?])
  func isOptional(cron: String?) {
    let keys: DocumentValue = cron.map { ["cron": .text($0)] } ?? .map([:])
    let (schedule, issues) = Draft(activation: ["schedule": keys]).schedule()
    #expect(schedule == nil && issues.isEmpty)
  }

  @Test(
    "times are read with and without an offset",
    arguments: [
      ("2026-01-01", "2026-01-01T00:00:00-08:00"), ("2026-01-01T08:30", "2026-01-01T08:30:00-08:00"),
      ("2026-01-01 08:30:15", "2026-01-01T08:30:15-08:00"), ("2026-01-01T00:00Z", "2025-12-31T16:00:00-08:00"),
      ("2026-01-01T00:00:00+05:30", "2025-12-31T10:30:00-08:00"),
      ("2026-11-01T01:30", "2026-11-01T01:30:00-07:00"), ("2026-03-08T02:30", "2026-03-08T03:30:00-07:00"),
    ])
  func readsTimes(text: String, expected: String) throws {
    let zone = try #require(SystemZones.rules("America/Los_Angeles"))
    let instant = try #require(InstantText.read(text, in: zone))
    #expect(InstantText.write(instant, in: zone) == expected)
  }

  @Test(
    "what is no time is not read",
    arguments: [
      "", "now", "2026-02-30", "2026-1-1", "2026-01-01T25:00", "2026-01-01T08", "2026-01-01T08:00+1",
      "2026-01-01T08:00 PST",
    ])
  func refusesTimes(text: String) { #expect(InstantText.read(text, in: .utc) == nil) }
}
