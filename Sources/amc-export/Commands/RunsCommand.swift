import Activation
import ArgumentParser
import Journal
import Reporting

struct RunsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "runs", abstract: "Looks at runs, past and under way.",
    discussion: """
      The journal lies in the state folder. Ended runs are kept for \(Journal.keptDays) days, and the newest \
      \(Journal.keptRuns) for good; a run that can be continued is always kept.

      Example: amc-export runs list
      """,
    subcommands: [
      RunsListCommand.self, RunsShowCommand.self, RunsWatchCommand.self, RunsRejectsCommand.self,
      RunsDiscardCommand.self,
    ],
    defaultSubcommand: RunsListCommand.self)
}

struct RunsListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists runs, oldest first.", discussion: "Example: amc-export runs list --json")

  @Flag(help: "Print one JSON document: a list.") var json = false

  func run() async throws {
    var runs: [(run: RunRecord, state: RunState)] = []
    if let journal = try Context().journal() {
      runs = try journal.told { try $0.runs() }.map { ($0, journal.state(of: $0)) }
    }
    if json {
      Console.print(json: .list(runs.map { RunJSON.document($0.run, $0.state) }))
    } else {
      Console.print(RunText.lines(runs))
    }
  }
}

struct RunsShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Shows one run: where it stands, its files, its story.",
    discussion: "Example: amc-export runs show 20261124t101500-0a1b2c")

  @Argument(help: "The run's id, as runs list shows it.") var run: String
  @Flag(help: "Print one JSON document.") var json = false

  func run() async throws {
    let (journal, record) = try Context().run(run)
    let (files, events) = try journal.told { (try $0.files(of: run), try $0.events(of: run)) }
    let state = journal.state(of: record)
    if json {
      Console.print(json: RunJSON.document(record, state, files: files, events: events))
    } else {
      Console.print(RunText.lines(record, state, files: files, events: events))
    }
  }
}
