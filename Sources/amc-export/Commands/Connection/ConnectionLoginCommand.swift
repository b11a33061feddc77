import Activation
import ArgumentParser
import Documents
import ExportEngine
import Foundation
import Reporting
import Transport

struct ConnectionLoginCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "login", abstract: "Logs in to Amazon and seals the refresh token.",
    discussion: """
      Prints the address of Amazon's login page, opens it where there is a display, and waits on this machine for the \
      browser to come back. Over SSH use --paste, and paste the address the browser ends at, even if the page there \
      does not load.

      The security profile must list the return URL letter by letter: http://127.0.0.1:9090/cb, or the port of --port.

      Example: amc-export connection login acme-us --paste
      """)

  @Argument(help: "The name of the connection.") var name: String
  @Flag(help: "Do not listen; the address the browser ends at is pasted here.") var paste = false
  @Option(help: "The port of the return URL.") var port = LoopbackListener.usualPort
  @Flag(help: "Ask for advertising::audiences, too.") var audiences = false
  @Flag(name: .customLong("no-browser"), help: "Do not open a browser.") var noBrowser = false
  @Option(help: "How many seconds to wait for the browser.") var timeout = 300

  func validate() throws {
    guard (1...65_535).contains(port) else { throw ValidationError("--port takes a number from 1 to 65535") }
    guard (1...86_400).contains(timeout) else { throw ValidationError("--timeout takes a number from 1 to 86400") }
  }

  func run() async throws {
    let context = Context()
    let file = ConnectionFile.load(name, home: context.home)
    try IssueReport.finish(file.issues)
    let scopes = [AuthorizationRequest.campaignManagement] + (audiences ? [AuthorizationRequest.audiences] : [])
    let login: ConnectionLogin
    do {
      login = try context.engine.beginLogin(
        file, scopes: scopes, returnURL: LoopbackListener.returnURL(port: port), notify: Self.tell)
    } catch {
      return try IssueReport.finish(error.issues)
    }
    let command = self
    try await Interruption.guarding { await command.finish(login) }.finish()
  }

  private static func tell(_ notice: RetryNotice) {
    if let line = EventText.line(.retrying(notice)) { Console.narrate(line) }
  }

  private func finish(_ login: ConnectionLogin) async -> ExitStatus {
    switch paste ? pasted(login) : await heard(login) {
    case .failure(let error): return told(error.issues)
    case .success(let query):
      switch await login.finish(answer: query) {
      case .failure(let error): return told(error.issues)
      case .success(let outcome):
        tell(outcome)
        return .done
      }
    }
  }

  private func told(_ issues: [Issue]) -> ExitStatus {
    issues.flatMap(IssueText.lines).forEach(Console.narrate)
    return ExitStatus(issues)
  }

  private func tell(_ outcome: ConnectionLogin.Outcome) {
    Console.narrate("logged in; the refresh token is sealed as \(outcome.name)")
    guard let reference = outcome.unchangedReference else { return }
    Console.narrate(
      "the connection still reads \(reference): write refresh_token: store:\(outcome.name) to use the new one")
  }

  // MARK: - The answer

  private func announce(_ login: ConnectionLogin) {
    Console.narrate("The security profile must list exactly this return URL: \(login.request.returnURL)")
    Console.narrate("(a page that says lwa-invalid-parameter-bad-redirect-uri-vendor means that it does not)")
    Console.narrate("Log in on this page:")
    Console.print(login.request.url)
  }

  private func heard(_ login: ConnectionLogin) async -> Result<String, LoginIssues> {
    let listener: LoopbackListener
    do {
      listener = try await LoopbackListener.start(port: port)
    } catch {
      return .failure(LoginIssues(issues: [error.issue]))
    }
    announce(login)
    if !noBrowser { Browser.open(login.request.url) }
    Console.narrate("waiting for the browser, at most \(NumberText.counted(timeout, "second")); Ctrl-C ends it")
    let limit = timeout
    let query = await withTaskGroup(of: String?.self) { group in
      group.addTask { await listener.answer() }
      group.addTask {
        try? await Task.sleep(for: .seconds(limit))
        return nil
      }
      let first = await group.next() ?? nil
      group.cancelAll()
      return first
    }
    return query.map(Result.success) ?? .failure(LoginIssues(issues: [unanswered]))
  }

  private var unanswered: Issue {
    if Task.isCancelled {
      return .error(.interrupted, "connection.login", "The login was interrupted.", fix: "Start it again.")
    }
    return .error(
      .notAuthorized, "connection.login",
      "The browser did not come back within \(NumberText.counted(timeout, "second")).",
      fix: "Start the login again; where the browser runs on another machine, use --paste.")
  }

  private func pasted(_ login: ConnectionLogin) -> Result<String, LoginIssues> {
    announce(login)
    let question = "Paste the address the browser ends at (it begins with \(login.request.returnURL)):"
    while let line = Console.ask(question) {
      do {
        return .success(try PastedAddress.query(of: line, returnURL: login.request.returnURL))
      } catch {
        guard Console.canAsk else { return .failure(LoginIssues(issues: [error.issue])) }
        IssueText.lines(error.issue).forEach(Console.narrate)
      }
    }
    return .failure(
      LoginIssues(issues: [
        .error(
          .confirmationNeeded, "connection.login", "No address was pasted.", fix: "Start the login again and paste it.")
      ]))
  }
}
