import ArgumentParser
import ExportEngine
import Reporting

struct ResumeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume", abstract: "Continues a run that was stopped or killed.",
    discussion: """
      The activation is taken as it was when the run began. What is in the bucket is checked and kept; nothing is \
      uploaded or posted twice. When the source changed, the run starts over and says so. Nothing is asked again.

      Example: amc-export resume 20261124t101500-0a1b2c
      """)

  @Argument(help: "The run's id, as runs list shows it.") var run: String
  @Flag(help: "Print one JSON document when done.") var json = false
  @Flag(help: "Print progress as NDJSON on standard output.") var events = false

  func validate() throws {
    guard !(events && json) else { throw ValidationError("--events ends with the report; leave out --json") }
  }

  func run() async throws {
    let context = Context()
    let (engine, id) = (context.engine, run)
    // Nobody is told of a run that is not there; the engine says so.
    let settings = engine.draft(ofRun: id).notificationSettings
    let output = RunOutput(json: json, events: events)
    try await output.finish(telling: context.notifier, settings) { tell in await engine.resume(id, events: tell) }
  }
}
