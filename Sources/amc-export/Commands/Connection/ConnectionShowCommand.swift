import Activation
import ArgumentParser
import Documents
import ExportEngine
import Reporting

struct ConnectionShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Shows a connection, its hosts and where its secrets come from.",
    discussion: """
      Secrets are fetched to see whether they are there, and never printed.

      Example: amc-export connection show acme-us
      """)

  @Argument(help: "The name of the connection.") var name: String
  @Flag(help: "Print one JSON document.") var json = false

  func run() async throws {
    let context = Context()
    let file = ConnectionFile.load(name, home: context.home)
    let report = context.engine.connectionReport(file)
    if json {
      Console.print(json: document(report))
    } else if file.issues.isEmpty {
      Console.print(lines(report))
    }
    // What is wrong inside a connection is shown, not a failure of showing it.
    if json { try ExitStatus(file.issues).finish() } else { try IssueReport.finish(file.issues) }
  }

  private func hosts(_ report: ConnectionReport) -> [(key: String, title: String, address: String)] {
    [
      ("ads_api", "Ads API", report.endpoints.adsAPI),
      ("login_authorize", "Login page", report.endpoints.loginAuthorize),
      ("login_token", "Login tokens", report.endpoints.loginToken), ("s3", "S3", report.s3Endpoint),
    ]
  }

  private func lines(_ report: ConnectionReport) -> [String] {
    let titles = report.entries.map(\.field.title) + hosts(report).map(\.title)
    let width = titles.map(\.count).max() ?? 0
    func row(_ title: String, _ value: String) -> String {
      "  \(title.padding(toLength: width, withPad: " ", startingAt: 0))  \(value)"
    }
    let entries = report.entries.map { row($0.field.title, $0.value + state($0)) }
    let issues = report.issues + report.entries.compactMap(\.issue)
    return ["\(report.name)  \(report.path)"] + entries + ["leads to"] + hosts(report).map { row($0.title, $0.address) }
      + issues.flatMap(IssueText.lines)
  }

  private func state(_ entry: ConnectionReport.Entry) -> String {
    guard let isResolved = entry.isResolved else { return "" }
    return isResolved ? "  (found)" : "  (not found)"
  }

  private func document(_ report: ConnectionReport) -> DocumentValue {
    let fields = report.entries.filter { $0.isResolved == nil }
    let secrets = report.entries.compactMap { entry -> DocumentValue? in
      guard let isResolved = entry.isResolved else { return nil }
      return [
        "path": .text(entry.field.path.description), "from": .text(entry.value), "resolves": .bool(isResolved),
        "reason": entry.issue.map { .text($0.message) } ?? .null,
      ]
    }
    let issues = report.issues + report.entries.compactMap(\.issue)
    return [
      "connection": .text(report.name), "path": .text(report.path),
      "fields": .map(DocumentMap(fields.map { ($0.field.path.description, .text($0.value)) })),
      "secrets": .list(secrets),
      "endpoints": .map(DocumentMap(hosts(report).map { ($0.key, .text($0.address)) })),
      "issues": .list(issues.map(\.document)),
    ]
  }
}
