import Activation
import Documents
import ExportEngine
import Foundation
import Reporting
import Scheduling

/// One scheduler at work: takes messages one by one, keeps what must not be forgotten, and does what was decided.
struct SchedulerDesk: Sendable {
  private let service: SchedulerService
  private let outlet: AsyncStream<SchedulerService.Message>.Continuation
  private let memoryFile: SchedulerMemoryFile
  private var saved: [String: ScheduleMemory]
  private var core: SchedulerCore
  private var shelf: ActivationShelf
  private var runs: [String: Task<Void, Never>] = [:]
  private var letters: [Task<Void, Never>] = []
  private var announced: [String: String] = [:]
  private var isStopping = false

  init(
    _ service: SchedulerService, _ outlet: AsyncStream<SchedulerService.Message>.Continuation
  ) throws(SchedulerFailure) {
    self.service = service
    self.outlet = outlet
    memoryFile = SchedulerMemoryFile(home: service.home)
    saved = try memoryFile.load()
    core = SchedulerCore(memories: saved, atMost: service.options.atMost)
    shelf = ActivationShelf(home: service.home)
  }

  private var now: Int { Int(Date().timeIntervalSince1970) }

  mutating func work(through inbox: AsyncStream<SchedulerService.Message>) async -> Result<Void, SchedulerFailure> {
    var failure: SchedulerFailure?
    begin()
    for await message in inbox {
      do { try take(message) } catch {
        failure = failure ?? error
        stop()
      }
      if runs.isEmpty, isStopping || service.options.endsWhenIdle { break }
    }
    for letter in letters { await letter.value }
    service.tell(.stopped)
    return failure.map { .failure($0) } ?? .success(())
  }

  private mutating func begin() {
    let changed = shelf.look()
    service.tell(.started(activations: shelf.entries.count, folder: "\(service.home.folder)/activations"))
    tellIssues(of: changed)
  }

  private mutating func take(_ message: SchedulerService.Message) throws(SchedulerFailure) {
    switch message {
    case .tick where isStopping: return
    case .tick:
      let changed = shelf.look()
      tellIssues(of: changed)
      try handle(changed.isEmpty && !announced.isEmpty ? .tick : .loaded(shelf.entries))
    case .ended(let activation, let report):
      runs[activation] = nil
      service.tell(.ended(activation: activation, report))
      try handle(.ended(activation: activation, RunOutcome(report)), after: report)
    case .stop: stop()
    }
  }

  private mutating func stop() {
    guard !isStopping else { return }
    isStopping = true
    _ = core.handle(.stopping, at: now)
    service.tell(.stopping(running: core.runningNames))
    for run in runs.values { run.cancel() }
  }

  /// Nothing is begun before it is remembered, so that a crash cannot make it begin again.
  private mutating func handle(_ event: SchedulerEvent, after report: ExportReport? = nil) throws(SchedulerFailure) {
    let actions = core.handle(event, at: now)
    if core.memories != saved {
      try memoryFile.save(core.memories)
      saved = core.memories
    }
    var remark: String?
    for action in actions { remark = perform(action, after: report) ?? remark }
    if let report, case .ended(let activation, _) = event { write(about: report, activation, remark) }
    announce()
  }
}

extension SchedulerDesk {
  /// - Returns: a sentence for whoever is told of the run that has just ended.
  private mutating func perform(_ action: SchedulerAction, after report: ExportReport?) -> String? {
    let notice: SchedulerNotice
    switch action {
    case .run(let activation, let fire):
      start(activation, fire)
      return nil
    case .skipped(let name, let count, let first, let last, let rule):
      notice = .skipped(activation: name, count: count, first: time(first, name), last: time(last, name), rule)
    case .lost(let name, let instant): notice = .lost(activation: name, scheduledAt: time(instant, name))
    case .warned(let name, let failures, let limit):
      notice = .warned(activation: name, failures: failures, limit: limit)
    case .disabled(let name, let failures):
      suspend(name, failures, report)
      notice = .disabled(activation: name, failures: failures)
    }
    service.tell(notice)
    return notice.remark
  }

  private mutating func start(_ activation: String, _ fire: Schedule.Fire) {
    service.tell(.run(activation: activation, scheduledAt: time(fire.scheduledAt, activation)))
    guard let file = shelf.items[activation]?.file else { return }
    let (service, outlet) = (service, outlet)
    runs[activation] = Task {
      let report =
        if let refusal = service.refusal(of: file) {
          refusal
        } else {
          await service.engine.run(file) { service.tell(.progress(activation: activation, $0)) }
        }
      outlet.yield(.ended(activation: activation, report))
    }
  }

  private func suspend(_ name: String, _ failures: Int, _ report: ExportReport?) {
    let reasons = (report?.issues.errors ?? []).map { "\($0)" }
    let suspension = Suspension(since: InstantText.write(now, in: .utc), failures: failures, reasons: reasons)
    do { try suspension.save(name, home: service.home) } catch {
      let issue = Issue.error(
        .outputUnwritable, FieldPath(), "\(error.path) cannot be written: \(error.reason).",
        fix: "The schedule rests until this scheduler ends; set schedule.enabled to false.")
      service.tell(.invalid(activation: name, issue))
    }
  }

  private mutating func write(about report: ExportReport, _ activation: String, _ remark: String?) {
    guard let settings = shelf.items[activation]?.file.draft.notificationSettings else { return }
    let service = service
    letters.append(
      Task {
        for issue in await service.notifier.tell(report, settings, remark: remark) {
          service.tell(.notNotified(activation: activation, issue))
        }
      })
  }

  /// Tells the next run of each activation when it has changed.
  private mutating func announce() {
    var next: [String: String] = [:]
    for (name, item) in shelf.items {
      guard let schedule = item.schedule, schedule.isEnabled, let memory = core.memories[name] else { continue }
      let fire = schedule.next(atOrAfter: max(memory.decidedUntil, now - schedule.delay))
      next[name] = fire.map { time($0.runsAt, name) } ?? ""
    }
    for name in announced.keys.sorted() where next[name] == nil { service.tell(.unscheduled(activation: name)) }
    for (name, time) in next.sorted(by: { $0.key < $1.key }) where announced[name] != time {
      service.tell(.planned(activation: name, runsAt: time.isEmpty ? nil : time))
    }
    announced = next
  }

  private func tellIssues(of names: Set<String>) {
    for name in names.sorted() {
      for issue in shelf.items[name]?.issues ?? [] { service.tell(.invalid(activation: name, issue)) }
    }
  }

  private func time(_ instant: Int, _ activation: String) -> String {
    InstantText.write(instant, in: shelf.items[activation]?.schedule?.zone ?? .utc)
  }
}

extension SchedulerService {
  /// Nobody can be asked here, so an activation that removes rows needs the confirmation beforehand.
  func refusal(of file: DraftFile) -> ExportReport? {
    guard !options.confirmsRemoval, let loss = file.draft.validate().plan.flatMap(LossWarning.init) else { return nil }
    var report = ExportReport(
      runID: "", activation: file.draft.activation["activation"]?.scalarText ?? "", status: .failed)
    report.issues = [
      .error(
        .confirmationNeeded, loss.path, "\(loss.text) A scheduler cannot ask.", fix: "Start it with --yes.")
    ]
    return report
  }
}

extension RunOutcome {
  /// What only a change of files, rights or data can end fails for good; what a remote system causes may pass.
  init(_ report: ExportReport) {
    switch ExitStatus(report) {
    case .done, .notDone: self = .succeeded
    case .interrupted: self = report.uploadID == nil ? .interrupted : .succeeded
    case .remoteRefused, .defect: self = .failedForNow
    case .usage, .invalidData, .sourceMissing, .notAuthorized, .configuration: self = .failedForGood
    }
  }
}
