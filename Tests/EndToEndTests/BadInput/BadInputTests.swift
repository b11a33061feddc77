import Testing

/// The product promises an issue with a place and a fix for whatever it is given, and never a crash (DESIGN 4, 6).
@Suite("Bad input", .serialized)
struct BadInputTests {
  @Test("The activation", arguments: BadInput.activation)
  func activation(_ bad: BadInput) async throws { try await judge(bad) }

  @Test("The connection", arguments: BadInput.connection)
  func connection(_ bad: BadInput) async throws { try await judge(bad) }

  @Test("The source", arguments: BadInput.source)
  func source(_ bad: BadInput) async throws { try await judge(bad) }

  @Test("The rows", arguments: BadInput.rows)
  func rows(_ bad: BadInput) async throws {
    let sandbox = try await SandboxProcess.start()
    try await judge(bad, sandbox.remote)
    #expect(try await sandbox.remote.keys() == [], "files of a run that failed are still in the bucket")
  }

  @Test("The definition and the mapping", arguments: BadInput.definition)
  func definition(_ bad: BadInput) async throws { try await judge(bad) }

  @Test("The scene that the mistakes start from has none")
  func rightInput() async throws {
    let scene = try Scene(.nowhere)
    try scene.write()
    for command in [BadInput.Command.validate, .preview, .dryRun] {
      let outcome = try await scene.outcome(of: command)
      #expect(outcome.status == 0, "\(command.rawValue): \(outcome.output)")
      #expect(try outcome.json(PrintedIssues.self).issues.isEmpty)
    }
  }

  @Test("A file that cannot be read is told once, without what would be missing in an empty one", arguments: unreadable)
  func noFollowers(_ bad: BadInput) async throws {
    var scene = try Scene(.nowhere)
    try bad.prepare(&scene)
    try scene.write()
    let issues = try await scene.outcome(of: .validate).json(PrintedIssues.self).issues
    #expect(issues.map(\.code) == [bad.code])
  }

  static let unreadable = (BadInput.activation + BadInput.connection).filter {
    ["file_missing", "file_unreadable", "broken_syntax", "connection_missing"].contains($0.code)
  }

  private func judge(_ bad: BadInput, _ remote: Remote = .nowhere) async throws {
    var scene = try Scene(remote)
    try bad.prepare(&scene)
    try scene.write()
    for command in bad.commands {
      let outcome = try await scene.outcome(of: command)
      bad.expect(outcome, of: command, scene)
    }
  }
}

extension BadInput {
  /// Checks an outcome against the issue it should hold.
  func expect(_ outcome: Outcome, of command: Command, _ scene: Scene) {
    let issues = (try? outcome.json(PrintedIssues.self).issues) ?? []
    let said = "\(command.rawValue) said \(issues.map(\.summary)) \(outcome.errors)"
    #expect(outcome.status == command.status(for: status), "\(said)")
    #expect(!outcome.diedBySignal, "\(command.rawValue) died")
    #expect(issues.allSatisfy { !$0.message.isEmpty && !$0.fix.isEmpty }, "\(said)")
    let issue = issues.first { $0.isError && $0.code == code && $0.path == path }
    #expect(issue != nil, "\(code) at “\(path)” is missing; \(said)")
    if let issue {
      for word in says { #expect("\(issue.message) \(issue.fix)".contains(word), "“\(word)” is missing; \(said)") }
    }
    expectNothingPrivate(in: outcome, of: command, scene)
  }

  /// Only a preview shows people, and nothing shows a secret.
  private func expectNothingPrivate(in outcome: Outcome, of command: Command, _ scene: Scene) {
    let text = outcome.output + outcome.errors
    let secrets = scene.remote.secrets + [Self.plainSecret]
    #expect(!secrets.contains { text.contains($0) }, "\(command.rawValue) prints a secret")
    #expect(command == .preview || !text.contains("@example."), "\(command.rawValue) prints a person's address")
  }
}
