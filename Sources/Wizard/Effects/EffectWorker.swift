import Documents
import ExportEngine
import Screen
import Synchronization

/// Starts a task for each request. Files are read and written one after the other; of validate, preview and dry run only
/// the newest of each lives.
final class EffectWorker: Sendable {
  private enum Lane: Hashable {
    case files
    case validate
    case preview
    case dryRun
    case run
  }

  private let engine: Engine
  private let desk: DraftDesk
  private let mailbox: Mailbox<WizardMessage>
  private let tasks = Mutex<[Lane: Task<Void, Never>]>([:])

  init(engine: Engine, home: Home, mailbox: Mailbox<WizardMessage>) {
    self.engine = engine
    self.mailbox = mailbox
    desk = DraftDesk(home: home)
  }

  func perform(_ request: WizardRequest) {
    switch request {
    case .list, .load, .create, .duplicate, .delete, .importFile, .save, .reconnect, .keep, .forget, .readRejects:
      workOnFiles(request)
    case .validate(let file, let generation):
      replace(.validate) { [engine] in .validated(await engine.validate(file), generation: generation) }
    case .preview(let file, let generation):
      replace(.preview) { [engine] in
        .previewed(await PreviewSketch(file: file, engine: engine).preview(), generation: generation)
      }
    case .dryRun(let file, let generation): dryRun(file, generation)
    case .cancelDryRun: cancel(.dryRun)
    case .run(let file): run(file)
    case .cancelRun: cancel(.run)
    }
  }

  private func workOnFiles(_ request: WizardRequest) {
    tasks.withLock { tasks in
      let earlier = tasks[.files]
      tasks[.files] = Task { [desk, mailbox] in
        await earlier?.value
        for message in desk.perform(request) { mailbox.post(message) }
      }
    }
  }

  private func replace(_ lane: Lane, _ work: @escaping @Sendable () async -> WizardMessage) {
    tasks.withLock { tasks in
      tasks[lane]?.cancel()
      tasks[lane] = Task { [mailbox] in
        guard !Task.isCancelled else { return }
        mailbox.post(await work())
      }
    }
  }

  private func dryRun(_ file: DraftFile, _ generation: Int) {
    replace(.dryRun) { [engine, mailbox] in
      let report = await engine.dryRun(file) { event in
        if case .progressed(let progress) = event {
          mailbox.post(.dryRunProgressed(progress, generation: generation))
        }
      }
      return .dryRan(report, generation: generation)
    }
  }

  private func run(_ file: DraftFile) {
    tasks.withLock { tasks in
      tasks[.run] = Task { [engine, mailbox] in
        _ = await engine.run(file) { mailbox.post(.event($0)) }
      }
    }
  }

  private func cancel(_ lane: Lane) {
    tasks.withLock { $0[lane]?.cancel() }
  }
}
