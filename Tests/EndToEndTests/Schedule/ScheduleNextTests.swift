import Foundation
import Testing

@Suite("schedule next")
struct ScheduleNextTests {
  private func run(_ arguments: String...) async throws -> Outcome {
    try await TestHome().run(["schedule", "next"] + arguments)
  }

  @Test("JSON is a list of instants with offset, through a change of the clocks")
  func printsInstants() async throws {
    let outcome = try await run(
      "30 2 7-9 3 *", "--timezone", "America/Los_Angeles", "--from", "2026-01-01T00:00:00Z", "--count", "3", "--json")
    #expect(outcome.status == 0)
    #expect(
      try outcome.json([String].self) == [
        "2026-03-07T02:30:00-08:00", "2026-03-09T02:30:00-07:00", "2027-03-07T02:30:00-08:00",
      ])
  }

  @Test("text is one time a line; what the expression means is told on standard error")
  func printsLines() async throws {
    let outcome = try await run("0 0 1 * 1", "--from", "2026-01-01", "--count", "2")
    #expect(outcome.output == "2026-01-05T00:00:00+00:00\n2026-01-12T00:00:00+00:00\n")
    #expect(outcome.errors.contains("4800") && outcome.errors.contains("day of week, is followed"))
  }

  @Test("an empty expression never fires")
  func neverFires() async throws {
    let outcome = try await run("", "--json")
    #expect(outcome.status == 0)
    #expect(try outcome.json([String].self) == [])
  }

  @Test(
    "a refused expression, zone or time ends with 64, says why and prints nothing",
    arguments: [
      ["0 0 30 2 *"], ["0 0 * *"], ["@reboot"], ["@daily", "--timezone", "PST"],
      ["@daily", "--timezone", "Mars/Olympus"],
      ["@daily", "--from", "soon"], ["@daily", "--count", "0"],
    ])
  func refuses(arguments: [String]) async throws {
    let outcome = try await TestHome().run(["schedule", "next"] + arguments)
    #expect(outcome.status == 64)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains("Error: "))
  }

  @Test("validate names the schedule's mistakes at their keys")
  func validates() async throws {
    let home = try TestHome()
    try home.write(ActivationFile.people, to: "data/people.csv")
    let path = try home.write(ActivationFile(more: "schedule: {cron: 0 0 30 2 *, timezone: PST}"), Remote.nowhere)
    let outcome = try await home.run(["validate", path, "--json"])
    #expect(outcome.status == 65)
    let paths = try outcome.json(PrintedIssues.self).issues.filter(\.isError).map(\.path)
    #expect(paths == ["schedule.cron", "schedule.timezone"])
  }
}
