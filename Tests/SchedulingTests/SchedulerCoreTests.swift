import Activation
import Testing

@testable import Scheduling

@Suite("Decisions of a scheduler")
struct SchedulerCoreTests {
  private static let hour = 3600

  private func simulation(
    _ schedules: [String: Schedule], from start: String = "2026-01-01", atMost: Int = 2,
    memories: [String: ScheduleMemory] = [:]
  ) throws -> Simulation {
    var simulation = Simulation(SchedulerCore(memories: memories, atMost: atMost), at: try instant(start))
    simulation.tell(.loaded(schedules))
    return simulation
  }

  /// The same scheduler after its process was gone for a while.
  private func restarted(_ old: Simulation, at time: Int, _ schedules: [String: Schedule]) -> Simulation {
    var simulation = Simulation(SchedulerCore(memories: old.core.memories, atMost: 2), at: time)
    simulation.tell(.loaded(schedules))
    return simulation
  }

  @Test("the first instant may be now, and the past is not caught up")
  func beginsNow() throws {
    let simulation = try simulation(["a": .of("0 0 * * *")])
    #expect(simulation.runs() == [try instant("2026-01-01")])
  }

  @Test("what was fired is not fired again after a restart")
  func remembers() throws {
    let schedules = ["a": try Schedule.of("0 * * * *")]
    var simulation = try simulation(schedules)
    simulation.pass(until: try instant("2026-01-01T03:30"))
    #expect(simulation.runs().count == 4)
    let again = restarted(simulation, at: try instant("2026-01-01T03:31"), schedules)
    #expect(again.runs().isEmpty && again.notices.isEmpty)
  }

  @Test(
    "missed instants are caught up by the activation's rule",
    arguments: [
      (["catch_up": "all"], [4, 5, 6, 7, 8, 9], 0), (["catch_up": "all", "catch_up_limit": 2], [8, 9], 4),
      (["catch_up": "last"], [9], 5), (["catch_up": "none"], [], 6), ([:], [4, 5, 6, 7, 8, 9], 0),
    ] as [([String: DocumentValue], [Int], Int)])
  func catchesUp(more: [String: DocumentValue], hours: [Int], skipped: Int) throws {
    let schedules = ["a": try Schedule.of("0 * * * *", "UTC", more)]
    var before = try simulation(schedules)
    before.pass(until: try instant("2026-01-01T03:30"))
    var after = restarted(before, at: try instant("2026-01-01T09:30"), schedules)
    after.pass(until: try instant("2026-01-01T09:55"))
    #expect(try after.runs() == hours.map { try instant("2026-01-01") + $0 * Self.hour })
    let count = after.notices.reduce(0) { sum, notice in
      if case .skipped(_, let count, _, _, _) = notice { sum + count } else { sum }
    }
    #expect(count == skipped)
  }

  @Test("an activation runs one at a time; what falls due meanwhile waits its turn")
  func runsOneAtATime() throws {
    var simulation = try simulation(["a": .of("0 * * * *")])
    simulation.duration = { _, _ in 90 * 60 }
    simulation.tell(.tick)
    simulation.pass(until: try instant("2026-01-02"))
    #expect(simulation.mostAtOnce == 1)
    let starts = simulation.startTimes()
    #expect(zip(starts.dropFirst(), starts).dropFirst().allSatisfy { $0 - $1 == 90 * 60 })
    #expect(zip(simulation.runs().dropFirst(), simulation.runs()).allSatisfy { $0 - $1 == Self.hour })
  }

  @Test("at most so many run at once, the longest due first", arguments: [1, 2, 3])
  func keepsLimit(atMost: Int) throws {
    let names = ["a", "b", "c", "d", "e"]
    let schedules = try Dictionary(uniqueKeysWithValues: names.map { ($0, try Schedule.of("0 * * * *")) })
    var simulation = try simulation(schedules, from: "2026-01-01T00:30", atMost: atMost)
    simulation.duration = { _, _ in 300 }
    simulation.pass(until: try instant("2026-01-01T01:59"))
    #expect(simulation.mostAtOnce == atMost)
    for name in names { #expect(simulation.runs(of: name).count == 1) }
  }

  @Test("a changed schedule begins anew; a broken file rests and forgets nothing; a removed one is forgotten")
  func reloads() throws {
    let hourly = try Schedule.of("0 * * * *")
    var simulation = try simulation(["a": hourly], from: "2026-01-01T00:30")
    simulation.tell(.loaded(["a": SchedulerEntry(schedule: nil)]))
    simulation.pass(until: try instant("2026-01-01T03:30"))
    #expect(simulation.runs().isEmpty)
    simulation.tell(.loaded(["a": hourly]))
    simulation.pass(until: try instant("2026-01-01T03:59"))
    #expect(simulation.runs().count == 3)
    simulation.tell(.loaded(["a": try .of("30 * * * *")]))
    simulation.pass(until: try instant("2026-01-01T04:45"))
    #expect(simulation.runs().last == (try instant("2026-01-01T04:30")))
    simulation.tell(.loaded([String: Schedule]()))
    #expect(simulation.core.memories.isEmpty)
  }

  @Test("a schedule that is switched off does not run, and does not catch up when it is switched on")
  func switches() throws {
    let on = try Schedule.of("0 * * * *")
    var simulation = try simulation(["a": try .of("0 * * * *", "UTC", ["enabled": false])], from: "2026-01-01T00:30")
    simulation.pass(until: try instant("2026-01-01T05:30"))
    simulation.tell(.loaded(["a": on]))
    simulation.pass(until: try instant("2026-01-01T06:30"))
    #expect(simulation.runs() == [try instant("2026-01-01T06:00")])
  }

  @Test("failures that cannot pass disable the schedule after notices; a success begins the count anew")
  func disables() throws {
    let schedule = try Schedule.of("0 * * * *", "UTC", ["disable_after": 3])
    var simulation = try simulation(["a": schedule], from: "2026-01-01T00:30")
    let good = try instant("2026-01-01T03:00")
    simulation.outcome = { _, instant in instant == good ? .succeeded : .failedForGood }
    simulation.pass(until: try instant("2026-01-02"))
    #expect(simulation.runs().count == 6)
    #expect(
      simulation.notices == [
        .warned(activation: "a", failures: 1, limit: 3), .warned(activation: "a", failures: 2, limit: 3),
        .warned(activation: "a", failures: 1, limit: 3), .warned(activation: "a", failures: 2, limit: 3),
        .disabled(activation: "a", failures: 3),
      ])
    simulation.tell(.loaded(["a": SchedulerEntry(schedule: schedule, isSuspended: true)]))
    simulation.pass(until: try instant("2026-01-02T04:30"))
    #expect(simulation.runs().count == 6)
    simulation.tell(.loaded(["a": schedule]))
    simulation.pass(until: try instant("2026-01-02T05:30"))
    #expect(simulation.runs().last == (try instant("2026-01-02T05:00")))
    #expect(simulation.core.memories["a"]?.failures == 1)
  }

  @Test("failures that may pass by themselves disable nothing, and neither does a limit of 0")
  func keepsTrying() throws {
    var simulation = try simulation(
      ["a": .of("0 * * * *"), "b": .of("0 * * * *", "UTC", ["disable_after": 0])], from: "2026-01-01T00:30")
    simulation.outcome = { name, _ in name == "a" ? .failedForNow : .failedForGood }
    simulation.pass(until: try instant("2026-01-02T00:30"))
    #expect(simulation.runs(of: "a").count == 24 && simulation.runs(of: "b").count == 24)
    #expect(simulation.notices.isEmpty)
  }

  @Test(
    "a run that was stopped before it delivered is run first after a restart; one that died is told and not repeated")
  func stops() throws {
    let schedules = ["a": try Schedule.of("0 * * * *")]
    var stopped = try simulation(schedules)
    stopped.tell(.stopping)
    stopped.tell(.ended(activation: "a", .interrupted))
    #expect(stopped.runs().count == 1)
    let again = restarted(stopped, at: try instant("2026-01-01T00:10"), schedules)
    #expect(again.runs() == [try instant("2026-01-01")])

    let died = try simulation(schedules)
    let after = restarted(died, at: try instant("2026-01-01T00:10"), schedules)
    #expect(after.runs().isEmpty)
    #expect(after.notices == [.lost(activation: "a", scheduledAt: try instant("2026-01-01"))])
  }

  @Test("nothing begins once the scheduler stops")
  func endsQuietly() throws {
    var simulation = try simulation(["a": .of("0 * * * *")], from: "2026-01-01T00:30")
    simulation.tell(.stopping)
    simulation.pass(until: try instant("2026-01-01T00:50"))
    simulation.tell(.tick)
    #expect(simulation.runs().isEmpty)
  }
}
