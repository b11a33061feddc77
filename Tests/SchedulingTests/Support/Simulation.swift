import Activation
import ExportEngine
import Testing

@testable import Scheduling

/// A scheduler with a clock that jumps from one due time to the next.
struct Simulation {
  var core: SchedulerCore
  private(set) var now: Int
  private(set) var log: [(time: Int, action: SchedulerAction)] = []
  private var running: [(activation: String, end: Int, outcome: RunOutcome)] = []
  private(set) var mostAtOnce = 0

  /// How long a run takes and how it ends; by activation and scheduled instant.
  var duration: (String, Int) -> Int = { _, _ in 60 }
  var outcome: (String, Int) -> RunOutcome = { _, _ in .succeeded }

  init(_ core: SchedulerCore, at now: Int) {
    self.core = core
    self.now = now
  }

  mutating func tell(_ event: SchedulerEvent) {
    for action in core.handle(event, at: now) {
      log.append((now, action))
      guard case .run(let activation, let fire) = action else { continue }
      running.append((activation, now + duration(activation, fire.scheduledAt), outcome(activation, fire.scheduledAt)))
      mostAtOnce = max(mostAtOnce, running.count)
    }
  }

  /// Lets time pass, each due time and each end of a run in its turn.
  mutating func pass(until end: Int) {
    while let next = nextMoment, next <= end {
      now = max(now, next)
      if let index = running.firstIndex(where: { $0.end <= now }) {
        let run = running.remove(at: index)
        tell(.ended(activation: run.activation, run.outcome))
      } else {
        tell(.tick)
      }
    }
    now = end
  }

  private var nextMoment: Int? { (running.map(\.end) + [core.nextDue(after: now + 1)].compactMap { $0 }).min() }

  /// Scheduled instants of the runs so far, in the order they began.
  func runs(of activation: String = "a") -> [Int] {
    log.compactMap { entry in
      guard case .run(activation, let fire) = entry.action else { return nil }
      return fire.scheduledAt
    }
  }

  func startTimes(of activation: String = "a") -> [Int] {
    log.compactMap { entry in
      guard case .run(activation, _) = entry.action else { return nil }
      return entry.time
    }
  }

  /// All but the starts.
  var notices: [SchedulerAction] {
    log.map(\.action).filter { action in
      if case .run = action { false } else { true }
    }
  }
}

extension Schedule {
  /// A schedule of a test, from its keys in the activation file.
  static func of(_ cron: String, _ zone: String = "UTC", _ more: [String: DocumentValue] = [:]) throws -> Schedule {
    var keys: DocumentMap = ["cron": .text(cron), "timezone": .text(zone)]
    for (key, value) in more { keys[key] = value }
    let (schedule, issues) = Draft(activation: ["schedule": .map(keys)]).schedule()
    return try #require(schedule, "\(issues)")
  }
}

extension SchedulerEvent {
  static func loaded(_ schedules: [String: Schedule]) -> SchedulerEvent {
    .loaded(schedules.mapValues { SchedulerEntry(schedule: $0) })
  }
}

/// Seconds since 1970 of an ISO 8601 text.
func instant(_ text: String, _ zone: String = "UTC") throws -> Int {
  let rules = try #require(SystemZones.rules(zone))
  return try #require(InstantText.read(text, in: rules))
}
