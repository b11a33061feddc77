import ArgumentParser
import ExportEngine
import Reporting

struct RunsDiscardCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "discard", abstract: "Gives a run up and removes what it left in the bucket.",
    discussion: """
      Objects and unfinished multipart uploads are removed, each told. A run whose upload Amazon may have cannot be \
      given up: nothing calls an upload back.

      Example: amc-export runs discard 20261124t101500-0a1b2c
      """)

  @Argument(help: "The run's id, as runs list shows it.") var run: String

  func run() async throws {
    let narrator = Narrator()
    let issues = await Context().engine.discard(run) { narrator.tell($0) }
    issues.flatMap(IssueText.lines).forEach(Console.narrate)
    try ExitStatus(issues).finish()
    Console.print("run \(run): given up, nothing of it is left in the bucket")
  }
}
