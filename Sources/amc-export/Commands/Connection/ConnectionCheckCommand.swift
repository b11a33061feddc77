import Activation
import ArgumentParser
import Documents
import ExportEngine
import Reporting

struct ConnectionCheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Looks at everything Amazon could refuse later, one line a check.",
    discussion: """
      Clock, login, AMC terms, instance and account; for each bucket of the activations that use the connection: region, \
      rights to write, tag and remove, Amazon's right to read, and the instanceId tag. With an activation its bucket \
      alone, its data set and its definition, too.

      Example: amc-export connection check acme-us --activation weekly-loyalty
      """)

  @Argument(help: "The name of a connection.") var name: String
  @Option(help: "An activation file, or its name in the home folder.") var activation: String?
  @Flag(help: "Print one JSON document when done.") var json = false
  @Flag(name: .customLong("print-policy"), help: "Print the smallest bucket policy that lets Amazon read.")
  var printPolicy = false
  @Flag(name: .customLong("set-tag"), help: "Add the instanceId tag to buckets that lack it; their other tags stay.")
  var setTag = false

  func validate() throws {
    guard !(json && printPolicy) else {
      throw ValidationError("--json holds the policy already; leave out --print-policy")
    }
  }

  func run() async throws {
    let context = Context()
    let activation = activation.map(context.load)
    let (connection, issues) = connection(context)
    guard let connection, activation?.issues.hasErrors != true else {
      return try refuse((activation?.issues ?? []) + issues)
    }
    let request = PreflightRequest(
      connection: connection, buckets: PreflightRequest.Bucket.all(of: activation.map { [$0] } ?? activations(context)),
      activation: activation, setsTag: setTag)
    let (json, printPolicy, engine) = (json, printPolicy, context.engine)
    let results = await Interruption.guarding {
      var results: [PreflightResult] = []
      for await result in engine.preflight(request) {
        results.append(result)
        let lines = PreflightText.lines(result)
        if json || printPolicy { lines.forEach(Console.narrate) } else { Console.print(lines) }
      }
      return (results, Task.isCancelled)
    }
    try finish(results.0, wasStopped: results.1)
  }

  private func connection(_ context: Context) -> (Connection?, [Issue]) {
    let file = ConnectionFile.load(name, home: context.home)
    guard !file.issues.hasErrors else { return (nil, file.issues) }
    let validation = file.draft.validateConnection(named: name)
    return (validation.connection, validation.issues)
  }

  private func activations(_ context: Context) -> [DraftFile] {
    context.home.activations(using: name).map(context.load)
  }

  private func refuse(_ issues: [Issue]) throws {
    issues.flatMap(IssueText.lines).forEach(Console.narrate)
    if json {
      Console.print(
        json: ["connection": .text(name), "passed": false, "checks": [], "issues": .list(issues.map(\.document))])
    }
    try ExitStatus(issues).finish()
  }

  private func finish(_ results: [PreflightResult], wasStopped: Bool) throws {
    if json { Console.print(json: PreflightText.document(results, connection: name)) }
    if printPolicy {
      for policy in results.compactMap(\.policy) { Console.print(json: policy) }
    }
    guard !wasStopped else { return try ExitStatus.interrupted.finish() }
    try ExitStatus(results.compactMap(\.issue)).finish()
  }
}
