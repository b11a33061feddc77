import Dispatch
import Foundation
import Synchronization

/// Turns Ctrl-C, SIGTERM and SIGHUP into cancellation: the first stops the work in order, a second leaves at once.
enum Interruption {
  /// A closed terminal or a broken SSH session stops the work in order, too.
  private static let numbers = [SIGINT, SIGTERM, SIGHUP]

  /// - Returns: what the work came to, and the signal that stopped it.
  static func guarding<Value: Sendable>(
    _ work: @escaping @Sendable () async -> Value
  ) async -> (Value, signal: Int32?) {
    let task = Task { await work() }
    let stop = Stop()
    let sources = numbers.map { number in source(number, cancelling: task, stop) }
    defer { sources.forEach { $0.cancel() } }
    let value = await task.value
    return (value, stop.signal.withLock { $0 })
  }

  /// The signal that came first.
  private final class Stop: Sendable {
    let signal = Mutex<Int32?>(nil)
  }

  private static func source<Value>(
    _ number: Int32, cancelling task: Task<Value, Never>, _ stop: Stop
  ) -> any DispatchSourceSignal {
    signal(number, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
    source.setEventHandler {
      if task.isCancelled { _exit(128 + number) }
      stop.signal.withLock { $0 = number }
      Console.narrate("stopping; once more to leave at once")
      task.cancel()
    }
    source.resume()
    return source
  }
}

extension Interruption {
  /// Returns when somebody presses Ctrl-C or sends SIGTERM.
  static func untilAsked() async {
    let (asked, continuation) = AsyncStream<Void>.makeStream()
    let sources = numbers.map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { continuation.finish() }
      source.resume()
      return source
    }
    for await _ in asked {}
    sources.forEach { $0.cancel() }
  }
}
