import Activation
import ArgumentParser
import Journal
import Reporting

struct RunsWatchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch", abstract: "Follows a run of any process until it ends or pauses.",
    discussion: """
      The run itself is not touched: Ctrl-C ends the watching only.

      Example: amc-export runs watch 20261124t101500-0a1b2c --events
      """)

  /// How often the journal is looked at.
  private static let interval = Duration.milliseconds(250)

  @Argument(help: "The run's id, as runs list shows it.") var run: String
  @Flag(help: "Print its events as NDJSON.") var events = false

  func run() async throws {
    var (journal, record) = try Context().run(run)
    var last = 0
    var progress: String?
    while true {
      // The state is read before the events, so that no event of a run that just ended is missed.
      let state = journal.state(of: record)
      for event in try journal.told({ try $0.events(of: run, after: last) }) {
        last = event.number
        tell(event)
      }
      guard state == .running else { return finish(record, state) }
      let line = RunText.progressLine(record)
      if !events, let line, line != progress { Console.print(line) }
      progress = line
      try await Task.sleep(for: Self.interval)
      guard let next = try journal.told({ try $0.run(run) }) else { return }
      record = next
    }
  }

  private func tell(_ event: EventRecord) {
    if events {
      Console.print(JSONText.write(RunJSON.document(event)))
    } else if let line = RunText.line(event) {
      Console.print(line)
    }
  }

  private func finish(_ record: RunRecord, _ state: RunState) {
    guard !events else { return }
    Console.print(RunText.lines(record, state, files: [], events: []))
  }
}
