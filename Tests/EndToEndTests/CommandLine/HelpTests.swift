import Testing

@Suite("Help")
struct HelpTests {
  static let commands = [
    "demo", "sandbox", "connection", "secret", "activation", "validate", "preview", "dry-run", "run", "runs", "dataset",
    "normalize", "schedule", "scheduler", "workflow", "wizard",
  ]

  @Test("Each command's help has an example of itself", arguments: commands)
  func example(of command: String) async throws {
    let outcome = try await TestHome().run([command, "--help"])
    #expect(outcome.status == 0)
    #expect(outcome.errors.isEmpty)
    let example = command == "wizard" ? "Example: amc-export --no-color" : "Example: amc-export \(command)"
    #expect(outcome.output.contains(example))
  }

  @Test("The program's help has an example and lists every command")
  func program() async throws {
    let outcome = try await TestHome().run(["--help"])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("Example: amc-export"))
    for command in Self.commands { #expect(outcome.output.contains("\n  \(command) "), "\(command)") }
  }

  @Test(
    "A command line that means nothing ends with 64, says so on standard error and prints nothing",
    arguments: [
      ["frobnicate"], ["run"], ["validate"], ["run", "x", "--no-such-option"], ["preview", "x", "--rows", "-1"],
    ])
  func usage(arguments: [String]) async throws {
    let outcome = try await TestHome().run(arguments)
    #expect(outcome.status == 64)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains("Error: "))
  }

  @Test("Without a terminal the wizard does not open and names what to use instead")
  func wizardWithoutTerminal() async throws {
    let outcome = try await TestHome().run([])
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("terminal"))
  }

  @Test("A port that does not exist is a mistake, not another port", arguments: ["99999", "-1", "seventy"])
  func impossiblePort(_ port: String) async throws {
    let home = try TestHome()
    let outcome = try await home.start(["sandbox", "--port=\(port)"]).outcome(atMost: .seconds(90))
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("port"))
  }
}
