import Dispatch
import Foundation

/// Turns Ctrl-C, SIGTERM and SIGHUP into cancellation: the first stops the work in order, a second leaves at once.
enum Interruption {
  /// A closed terminal or a broken SSH session stops the work in order, too.
  private static let numbers = [SIGINT, SIGTERM, SIGHUP]

  static func guarding<Value: Sendable>(_ work: @escaping @Sendable () async -> Value) async -> Value {
    let task = Task { await work() }
    let sources = numbers.map { number in source(number, cancelling: task) }
    defer { sources.forEach { $0.cancel() } }
    return await task.value
  }

  private static func source<Value>(_ number: Int32, cancelling task: Task<Value, Never>) -> any DispatchSourceSignal {
    signal(number, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
    source.setEventHandler {
      if task.isCancelled { _exit(128 + number) }
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
