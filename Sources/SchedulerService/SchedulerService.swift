import Activation
import Documents
import ExportEngine
import Foundation
import Notification
import Reporting
import Scheduling

/// Runs the home's activations when they are due, until it is cancelled: the hands of `SchedulerCore`.
public struct SchedulerService: Sendable {
  public struct Options: Sendable {
    /// How many activations run at once.
    public var atMost: Int
    /// Ends when nothing is due any more, for use from another scheduler.
    public var endsWhenIdle: Bool
    /// Stands for the confirmation that a destructive activation asks for.
    public var confirmsRemoval: Bool

    public init(atMost: Int = 2, endsWhenIdle: Bool = false, confirmsRemoval: Bool = false) {
      self.atMost = atMost
      self.endsWhenIdle = endsWhenIdle
      self.confirmsRemoval = confirmsRemoval
    }
  }

  enum Message: Sendable {
    case tick
    case ended(activation: String, ExportReport)
    case stop
  }

  /// How often the clock and the files are looked at.
  private static let heartbeat = Duration.seconds(1)

  let engine: Engine
  let home: Home
  let notifier: Notifier
  let options: Options
  let tell: @Sendable (SchedulerNotice) -> Void

  public init(
    engine: Engine, home: Home, notifier: Notifier, options: Options,
    tell: @escaping @Sendable (SchedulerNotice) -> Void
  ) {
    self.engine = engine
    self.home = home
    self.notifier = notifier
    self.options = options
    self.tell = tell
  }

  /// Returns once it was cancelled and every run under way has stopped.
  /// - Throws: `SchedulerFailure` when it cannot remember what it fires, or another scheduler is at work.
  public func run() async throws(SchedulerFailure) {
    let lock = try SchedulerLock(home: home)
    defer { withExtendedLifetime(lock) {} }
    let (inbox, outlet) = AsyncStream.makeStream(of: Message.self)
    let desk = try SchedulerDesk(self, outlet)
    let heart = Task {
      while !Task.isCancelled {
        outlet.yield(.tick)
        try? await Task.sleep(for: Self.heartbeat)
      }
    }
    defer { heart.cancel() }
    // The loop itself is not cancelled, because it has to see every run to its end.
    let outcome = await withTaskCancellationHandler {
      await Task {
        var desk = desk
        return await desk.work(through: inbox)
      }.value
    } onCancel: {
      outlet.yield(.stop)
    }
    try outcome.get()
  }
}
