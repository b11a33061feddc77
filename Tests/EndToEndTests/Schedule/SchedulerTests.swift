import Foundation
import Testing

@Suite("The scheduler as a service", .serialized)
struct SchedulerTests {
  struct Notice: Decodable {
    let event: String
    let activation: String?
    let scheduledAt: String?
    let report: PrintedReport?
  }

  private let home: TestHome
  private let sandbox: SandboxProcess

  init() async throws {
    home = try TestHome()
    sandbox = try await SandboxProcess.start(in: home)
    try home.write(ActivationFile.people, to: "data/people.csv")
  }

  private func write(
    _ schedule: String, name: String = "weekly-loyalty", _ change: (inout ActivationFile) -> Void = { _ in }
  ) throws {
    var activation = ActivationFile(name: name, more: "schedule: \(schedule)")
    change(&activation)
    _ = try home.write(activation, sandbox.remote)
  }

  private func start(_ arguments: String..., polling: String = "0.05") throws -> RunningProgram {
    try home.start(
      ["scheduler", "--events"] + arguments,
      sandbox.remote.environment.merging(["AMC_EXPORT_POLL_SECONDS": polling]) { _, new in new })
  }

  private func notices(_ text: String) throws -> [Notice] {
    try text.split(separator: "\n").map { try JSONDecoder.snakeCase.decode(Notice.self, from: Data($0.utf8)) }
  }

  /// Lets the scheduler's memory say that it last looked so long ago.
  private func rewind(minutes: Int) throws {
    let path = "\(home.folder)/state/scheduler.json"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let now = Date().timeIntervalSince1970
    let past = Date(timeIntervalSince1970: (now / 60).rounded(.down) * 60 - Double(minutes * 60))
    let line = #""decided_until": "\#(past.formatted(.iso8601).replacing("Z", with: "+00:00"))""#
    try text.replacing(/"decided_until": "[^"]*"/, with: line).write(toFile: path, atomically: true, encoding: .utf8)
  }

  @Test(
    "a minute's schedule runs when the minute comes, a changed file is taken up, and SIGTERM ends with 0",
    .timeLimit(.minutes(4)))
  func runsInRealTime() async throws {
    try write("{cron: '* * * * *'}")
    let program = try start()
    try await program.wait(for: "the first plan") { $0.contains(#""planned""#) }
    try await waiting(for: "a run", atMost: .seconds(90)) { program.output.contains(#""run_ended""#) ? () : nil }
    let ended = try #require(try notices(program.output).first { $0.event == "run_ended" })
    #expect(ended.report?.status == "succeeded" && ended.report?.rows.exported == 3)
    try write("{cron: '* * * * *', enabled: false}")
    try await program.wait(for: "the change") { $0.contains(#""unscheduled""#) }
    program.send(SIGTERM)
    let outcome = try await program.outcome()
    #expect(outcome.status == 0 && !outcome.diedBySignal)
    #expect(try notices(outcome.output).last?.event == "scheduler_stopped")
  }

  @Test("missed runs are caught up once, and not again after a restart")
  func catchesUp() async throws {
    try write("{cron: '* * * * *', catch_up_limit: 2}")
    #expect(try await start("--once").outcome().status == 0)
    try rewind(minutes: 5)
    let late = try await start("--once").outcome()
    #expect(late.status == 0)
    let events = try notices(late.output)
    #expect(events.filter { $0.event == "run_due" }.count == 2, "\(late.output)")
    #expect(Set(events.compactMap(\.scheduledAt)).count == 2)
    #expect(events.contains { $0.event == "runs_skipped" })
    let again = try notices(try await start("--once").outcome().output)
    // The clock may have reached another minute meanwhile.
    #expect(again.filter { $0.event == "run_due" }.count <= 1)
    #expect(!Set(events.compactMap(\.scheduledAt)).contains { time in again.contains { $0.scheduledAt == time } })
  }

  @Test("SIGTERM during a run stops it in order; what had not been handed over is run at the next start")
  func stopsDuringRun() async throws {
    let row = "ada@example.com,Ada,2024-05-01T08:00:00Z,10.50\n"
    try home.write(
      "email,first_name,purchase_time,amount\n" + String(repeating: row, count: 400_000), to: "data/people.csv")
    try write("{cron: '* * * * *'}") { $0.more += "\nlimits: {part_megabytes: 5}" }
    #expect(try await start("--once").outcome().status == 0)
    try rewind(minutes: 1)
    let program = try start()
    try await program.wait(for: "the upload") { $0.contains(#""run_due""#) && $0.contains(#""progressed""#) }
    program.send(SIGTERM)
    let outcome = try await program.outcome()
    #expect(outcome.status == 0 && !outcome.diedBySignal)
    let first = try notices(outcome.output)
    #expect(first.first { $0.event == "run_ended" }?.report?.status == "interrupted", "\(outcome.errors)")
    let due = try #require(first.first { $0.event == "run_due" }?.scheduledAt)
    let second = try notices(try await start("--once").outcome().output)
    #expect(second.first { $0.event == "run_due" }?.scheduledAt == due)
    #expect(second.first { $0.event == "run_ended" }?.report?.status == "succeeded")
  }

  @Test("repeated failures of the configuration disable the schedule; activation shows why and enables it again")
  func disables() async throws {
    try write("{cron: '* * * * *', disable_after: 2}") { $0.datasetID = "other" }
    #expect(try await start("--once").outcome().status == 0)
    try rewind(minutes: 3)
    let outcome = try await start("--once").outcome()
    let events = try notices(outcome.output).map(\.event)
    #expect(events.filter { $0 == "run_ended" }.count == 2, "\(outcome.output)")
    #expect(events.contains("failure_counted") && events.contains("schedule_disabled"))

    let shown = try await home.run(["activation", "show", "weekly-loyalty"])
    #expect(shown.output.contains("disabled after 2 failures") && shown.output.contains("not “other”"))
    #expect(shown.output.contains("amc-export activation enable weekly-loyalty"))
    #expect(try notices(try await start("--once").outcome().output).allSatisfy { $0.event != "run_due" })

    #expect(try await home.run(["activation", "enable", "weekly-loyalty"]).status == 0)
    let list = try await home.run(["activation", "list", "--json"])
    #expect(list.output.contains(#""enabled": true"#) && list.output.contains(#""disabled": null"#))
  }

  @Test("an activation that removes rows needs --yes beforehand")
  func refusesRemoval() async throws {
    try write("{cron: '* * * * *', catch_up: last}") { $0.strategy = "full_replace" }
    #expect(try await start("--once").outcome().status == 0)
    try rewind(minutes: 2)
    let refused = try notices(try await start("--once").outcome().output)
    #expect(refused.first { $0.event == "run_ended" }?.report?.issues.map(\.code) == ["confirmation_needed"])
    try rewind(minutes: 2)
    let allowed = try notices(try await start("--once", "--yes").outcome().output)
    #expect(allowed.first { $0.event == "run_ended" }?.report?.status == "succeeded")
  }

  @Test("one scheduler at a time works with a state folder")
  func locks() async throws {
    try write("{cron: '@daily'}")
    let program = try home.start(["scheduler"], sandbox.remote.environment)
    try await waiting(for: "the start") { program.errors.contains("watching") ? () : nil }
    let second = try await home.run(["scheduler"])
    #expect(second.status == 64 && second.errors.contains("another scheduler"))
    program.send(SIGINT)
    #expect(try await program.outcome().status == 0)
  }

  @Test("the systemd unit names this program and its folders, and no secret")
  func printsUnit() async throws {
    let outcome = try await home.run(["scheduler", "--systemd-unit", "--at-most", "4"], sandbox.remote.environment)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("amc-export scheduler --at-most 4") && outcome.output.contains(home.folder))
    #expect(outcome.output.contains("Environment=SWIFT_BACKTRACE=enable=no"))
    #expect(!sandbox.remote.secrets.contains { outcome.output.contains($0) })
  }
}
