/// The decisions of a scheduler: events and the time in, actions out. It keeps no clock and starts nothing itself.
///
/// An activation runs one at a time, and at most so many activations at once. What it must not forget is in `memories`.
public struct SchedulerCore: Sendable {
  /// How late an instant may be started before it counts as missed, where missed ones are given up.
  static let punctualSeconds = 60

  public private(set) var memories: [String: ScheduleMemory]
  private let atMost: Int
  private var schedules: [String: Schedule] = [:]
  private var suspended: Set<String> = []
  private var running: Set<String> = []
  private var isStopping = false
  private var isRestored = false

  /// - Parameters:
  ///   - memories: what a former scheduler left.
  ///   - atMost: how many activations may run at once.
  public init(memories: [String: ScheduleMemory] = [:], atMost: Int) {
    self.memories = memories
    self.atMost = max(1, atMost)
  }

  public mutating func handle(_ event: SchedulerEvent, at now: Int) -> [SchedulerAction] {
    var actions: [SchedulerAction] = []
    switch event {
    case .loaded(let entries):
      actions += forgetLostRuns()
      load(entries, at: now)
    case .tick: break
    case .ended(let activation, let outcome): actions += end(activation, outcome)
    case .stopping: isStopping = true
    }
    return isStopping ? actions : actions + start(at: now)
  }

  /// When something is due next; nil when nothing is known to come.
  public func nextDue(after now: Int) -> Int? {
    idle.compactMap { name in
      guard let schedule = schedules[name], let memory = memories[name] else { return nil }
      return schedule.next(atOrAfter: memory.decidedUntil).map { max($0.runsAt, now) }
    }.min()
  }

  public var runningNames: [String] { running.sorted() }

  private var idle: [String] {
    schedules.keys.filter { !running.contains($0) && !suspended.contains($0) }.sorted()
  }
}

extension SchedulerCore {
  private mutating func forgetLostRuns() -> [SchedulerAction] {
    guard !isRestored else { return [] }
    isRestored = true
    return memories.keys.sorted().compactMap { name in
      guard let instant = memories[name]?.running else { return nil }
      memories[name]?.running = nil
      return .lost(activation: name, scheduledAt: instant)
    }
  }

  private mutating func load(_ entries: [String: SchedulerEntry], at now: Int) {
    for name in memories.keys where entries[name] == nil && !running.contains(name) { memories[name] = nil }
    schedules = entries.compactMapValues(\.schedule).filter(\.value.isEnabled)
    let before = suspended
    suspended = Set(entries.filter(\.value.isSuspended).keys)
    for (name, entry) in entries {
      guard let schedule = entry.schedule else { continue }
      remember(name, schedule, isRevived: before.contains(name) && !suspended.contains(name), at: now)
    }
  }

  /// The first instant of a new schedule is the first that is not before now (contract 4.3, rule 8).
  private mutating func remember(_ name: String, _ schedule: Schedule, isRevived: Bool, at now: Int) {
    let identity = schedule.isEnabled && !suspended.contains(name) ? schedule.identity : "\(schedule.identity), off"
    guard isRevived || memories[name]?.identity != identity else { return }
    let failures = isRevived ? 0 : memories[name]?.failures ?? 0
    memories[name] = ScheduleMemory(
      identity: identity, decidedUntil: now, running: memories[name]?.running, failures: failures)
  }

  private mutating func end(_ name: String, _ outcome: RunOutcome) -> [SchedulerAction] {
    running.remove(name)
    let instant = memories[name]?.running
    memories[name]?.running = nil
    switch outcome {
    case .succeeded: memories[name]?.failures = 0
    case .failedForNow: break
    case .interrupted: memories[name]?.interrupted = instant
    case .failedForGood: return countFailure(name)
    }
    return []
  }

  private mutating func countFailure(_ name: String) -> [SchedulerAction] {
    guard var memory = memories[name] else { return [] }
    memory.failures += 1
    memories[name] = memory
    let limit = schedules[name]?.disableAfter ?? 0
    guard limit > 0 else { return [] }
    if memory.failures < limit { return [.warned(activation: name, failures: memory.failures, limit: limit)] }
    suspended.insert(name)
    return [.disabled(activation: name, failures: memory.failures)]
  }
}

extension SchedulerCore {
  private mutating func start(at now: Int) -> [SchedulerAction] {
    var actions: [SchedulerAction] = []
    var candidates: [(name: String, fire: Schedule.Fire)] = []
    for name in idle {
      guard let schedule = schedules[name] else { continue }
      if let fire = choose(name, schedule, at: now, &actions) { candidates.append((name, fire)) }
    }
    candidates.sort { ($0.fire.runsAt, $0.name) < ($1.fire.runsAt, $1.name) }
    for (name, fire) in candidates.prefix(max(0, atMost - running.count)) {
      begin(name, fire)
      actions.append(.run(activation: name, fire))
    }
    return actions
  }

  private mutating func begin(_ name: String, _ fire: Schedule.Fire) {
    running.insert(name)
    memories[name]?.running = fire.scheduledAt
    if memories[name]?.interrupted == fire.scheduledAt {
      memories[name]?.interrupted = nil
    } else {
      memories[name]?.decidedUntil = fire.scheduledAt + 1
    }
  }

  /// The fire to start next, once the catch-up rule has given up the others.
  private mutating func choose(
    _ name: String, _ schedule: Schedule, at now: Int, _ actions: inout [SchedulerAction]
  ) -> Schedule.Fire? {
    guard let memory = memories[name] else { return nil }
    if let interrupted = memory.interrupted {
      return Schedule.Fire(scheduledAt: interrupted, runsAt: interrupted + schedule.delay)
    }
    let due = due(schedule, from: memory.decidedUntil, at: now)
    guard let lastDue = due.last else { return nil }
    let kept = keep(due, schedule, at: now)
    let dropped = due.dropLast(kept.count)
    if let first = dropped.first, let last = dropped.last {
      memories[name]?.decidedUntil = kept.first?.scheduledAt ?? lastDue.scheduledAt + 1
      actions.append(
        .skipped(
          activation: name, count: dropped.count, first: first.scheduledAt, last: last.scheduledAt, schedule.catchUp))
    }
    return kept.first
  }

  private func due(_ schedule: Schedule, from instant: Int, at now: Int) -> [Schedule.Fire] {
    var due: [Schedule.Fire] = []
    var from = instant
    while let fire = schedule.next(atOrAfter: from), fire.runsAt <= now {
      due.append(fire)
      from = fire.scheduledAt + 1
    }
    return due
  }

  /// The newest ones that are to be run, ascending.
  private func keep(_ due: [Schedule.Fire], _ schedule: Schedule, at now: Int) -> ArraySlice<Schedule.Fire> {
    switch schedule.catchUp {
    case .all: due.suffix(max(1, schedule.catchUpLimit))
    case .last: due.suffix(1)
    case .none: due.suffix(1).filter { now - $0.runsAt < Self.punctualSeconds }[...]
    }
  }
}
