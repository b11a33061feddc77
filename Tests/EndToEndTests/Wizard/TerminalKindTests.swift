import Foundation
import Testing

@Suite("Terminals of every kind", .serialized)
struct TerminalKindTests {
  private let home: TestHome

  init() throws { home = try TestHome() }

  /// - Parameter environment: assignments for the shell, before the program.
  private func open(
    _ arguments: String = "", environment: String = "", columns: Int = 80, rows: Int = 24
  ) async throws -> TerminalPane {
    try await TerminalPane(
      home, columns: columns, rows: rows,
      script: """
        cd '\(home.folder)'
        stty -g > modes-before
        echo 'on the first screen'
        \(environment) sh -c 'echo $$ > pid; exec "\(PackageFiles.binary)" \(arguments)'
        echo "ended with $?"
        stty -g > modes-after
        echo 'modes written'
        exec cat
        """)
  }

  private func file(_ name: String) throws -> String {
    try String(contentsOfFile: "\(home.folder)/\(name)", encoding: .utf8)
  }

  @Test("An old terminal without colours gets the same screen and keys")
  func vt100() async throws {
    let pane = try await open(environment: "TERM=vt100")
    try await pane.wait(for: "Try the demo")
    try await pane.press("?")
    try await pane.wait(for: "Keys", "Esc close")
    try await pane.press("q")
    try await pane.press("q")
    try await pane.wait(for: "ended with 0", "modes written")
    #expect(try file("modes-after") == file("modes-before"))
  }

  @Test("A teletype is told what to use instead, and nothing is drawn on it")
  func dumb() async throws {
    let pane = try await open(environment: "TERM=dumb")
    let screen = try await pane.wait(for: "ended with 64", "modes written")
    #expect(screen.contains("--plain"))
    #expect(try file("modes-after") == file("modes-before"))
  }

  @Test("ASCII and no colour on demand")
  func ascii() async throws {
    let pane = try await open("--ascii", environment: "NO_COLOR=1")
    let screen = try await pane.wait(for: "+ Activations ---", "> t  Try the demo")
    #expect(screen.utf8.allSatisfy { $0 < 0x80 })
  }

  @Test(
    "A crash gives the terminal back, and says nothing of what was in memory", arguments: [SIGILL, SIGSEGV, SIGABRT])
  func crash(_ signal: Int32) async throws {
    let pane = try await open()
    try await pane.wait(for: "Try the demo")
    let pid = try #require(Int32(try file("pid").trimmingCharacters(in: .whitespacesAndNewlines)))
    kill(pid, signal)
    let screen = try await pane.wait(for: "ended with \(128 + signal)", "modes written")
    #expect(screen.contains("on the first screen"))
    #expect(!screen.contains("Try the demo"))
    #expect(try file("modes-after") == file("modes-before"))
  }

  @Test("A storm of sizes ends with a whole screen of the last one")
  func resizeStorm() async throws {
    let pane = try await open()
    try await pane.wait(for: "Try the demo")
    for step in 0..<30 {
      try await pane.resize(columns: 20 + (step * 37) % 180, rows: 5 + (step * 17) % 55)
    }
    try await pane.resize(columns: 90, rows: 30)
    try await pane.wait(for: "Try the demo", "q quit") { screen in
      screen.split(separator: "\n").first { $0.contains("Activations") }?.count == 89
    }
  }
}
