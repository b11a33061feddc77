import Activation
import Testing

@testable import Scheduling

@Suite("A scheduler over a simulated year in Los Angeles")
struct SchedulerYearTests {
  private static let zone = "America/Los_Angeles"

  private func simulate(_ cron: String, _ more: [String: DocumentValue] = [:], year: Int = 2026) throws -> Simulation {
    var simulation = Simulation(SchedulerCore(atMost: 2), at: try instant("\(year)-01-01", Self.zone))
    simulation.tell(.loaded(["a": try .of(cron, Self.zone, more)]))
    simulation.pass(until: try instant("\(year + 1)-01-01", Self.zone) - 1)
    return simulation
  }

  @Test(
    "a time that daylight saving skips does not fire, one that comes twice fires twice",
    arguments: [
      ("0 12 * * *", 365), ("30 2 * * *", 364), ("30 1 * * *", 366), ("0 * * * *", 8760), ("0 0 * * 1", 52),
    ])
  func counts(cron: String, runs: Int) throws {
    let simulation = try simulate(cron)
    #expect(simulation.runs().count == runs)
    #expect(Set(simulation.runs()).count == runs)
    #expect(simulation.startTimes() == simulation.runs())
    #expect(simulation.notices.isEmpty)
  }

  @Test("the wall clock stays the same through both changes, the distance in time does not")
  func keepsWallClock() throws {
    let simulation = try simulate("0 12 * * *")
    let zone = try Schedule.of("0 12 * * *", Self.zone).zone
    for run in simulation.runs() { #expect(InstantText.write(run, in: zone).contains("T12:00:00-0")) }
    let gaps = zip(simulation.runs().dropFirst(), simulation.runs()).map { $0 - $1 }
    #expect(gaps.count { $0 == 23 * 3600 } == 1)
    #expect(gaps.count { $0 == 25 * 3600 } == 1)
    #expect(gaps.count { $0 == 24 * 3600 } == 362)
  }

  @Test("a delay is elapsed time: midnight and seven hours is eight o'clock in March and six in November")
  func delays() throws {
    let simulation = try simulate("0 0 * * *", ["delay": 25200])
    let starts = simulation.startTimes()
    #expect(zip(starts, simulation.runs()).allSatisfy { $0 - $1 == 25200 })
    #expect(starts.contains(try instant("2026-03-08T08:00:00-07:00")))
    #expect(starts.contains(try instant("2026-11-01T06:00:00-08:00")))
  }

  @Test("runs lie between the first and the last day, both included")
  func staysWithinDays() throws {
    let simulation = try simulate("0 0 * * *", ["start": "2026-03-01", "end": "2026-03-31"])
    #expect(simulation.runs().count == 31)
    #expect(simulation.runs().first == (try instant("2026-03-01T00:00:00-08:00")))
    #expect(simulation.runs().last == (try instant("2026-03-31T00:00:00-07:00")))
  }

  @Test("the days are those of the run, not of the scheduled instant")
  func countsDaysOfTheRun() throws {
    let more: [String: DocumentValue] = ["start": "2026-03-01", "end": "2026-03-31", "delay": 86_400]
    let simulation = try simulate("0 12 * * *", more)
    #expect(simulation.runs().first == (try instant("2026-02-28T12:00:00-08:00")))
    #expect(simulation.runs().last == (try instant("2026-03-30T12:00:00-07:00")))
  }
}
