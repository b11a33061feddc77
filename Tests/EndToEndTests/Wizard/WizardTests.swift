import Foundation
import Testing

@Suite("The wizard in a real terminal", .serialized)
struct WizardTests {
  private let home: TestHome

  init() throws { home = try TestHome() }

  /// Starts the demo between two looks at the terminal's modes.
  private func open(_ options: String = "", columns: Int = 80, rows: Int = 24) async throws -> TerminalPane {
    try await TerminalPane(
      home, columns: columns, rows: rows,
      script: """
        cd '\(home.folder)'
        stty -g > modes-before
        echo 'on the first screen'
        sh -c 'echo $$ > pid; exec "\(PackageFiles.binary)" demo \(options)'
        echo "ended with $?"
        stty -g > modes-after
        echo 'modes written'
        exec cat
        """)
  }

  private func file(_ name: String) throws -> String {
    try String(contentsOfFile: "\(home.folder)/\(name)", encoding: .utf8)
  }

  private func expectRestored(_ pane: TerminalPane, statuses: Set<Int32>) async throws {
    let screen = try await pane.wait(for: "ended with ", "modes written")
    #expect(statuses.contains { screen.contains("ended with \($0)\n") }, "\(screen)")
    #expect(screen.contains("on the first screen"), "the screen from before is back")
    #expect(try file("modes-after") == file("modes-before"))
    #expect(home.temporaryNames.filter { $0.hasPrefix("amc-export") } == [], "the private home is removed")
  }

  @Test("From the first step to a finished export, and out again")
  func walk() async throws {
    let pane = try await open()
    try await pane.wait(for: "loyalty-purchases ▸ Connection", "next step")
    for step in ["Source", "Target", "Data set", "Mapping", "Schedule", "Review"] {
      try await pane.press("C-n")
      try await pane.wait(for: "loyalty-purchases ▸ \(step)\n")
    }
    try await pane.wait(for: "Ready", "2,327 of 2,400 rows", "run now")
    try await pane.press("r")
    try await pane.wait(for: "SUCCESS", "Done", "rows exported   2,327", atMost: .seconds(60))
    try await pane.press("Escape")
    try await pane.wait(for: "Activations", "2,327 sent")
    try await pane.press("q")
    try await expectRestored(pane, statuses: [0])
  }

  @Test("Help opens and gives the same screen back")
  func help() async throws {
    let pane = try await open()
    let first = try await pane.wait(for: "loyalty-purchases ▸ Connection", "? help")
    try await pane.press("?")
    try await pane.wait(for: "Esc close")
    try await pane.press("Escape")
    let screen = try await pane.wait(for: "loyalty-purchases ▸ Connection", "? help")
    #expect(screen == first)
  }

  @Test("It follows the window's size, and a window that is too small names the size needed")
  func resize() async throws {
    let pane = try await open()
    try await pane.wait(for: "▸ Connection", "? help")
    try await pane.resize(columns: 100, rows: 30)
    try await pane.wait(for: "▸ Connection", "? help") { $0.rowsInUse == 30 }
    try await pane.resize(columns: 60, rows: 18)
    try await pane.wait(for: "▸ Connection", "help") { $0.rowsInUse == 18 }
    try await pane.resize(columns: 40, rows: 10)
    try await pane.wait(for: "too small", "60 x 18", "40 x 10")
    try await pane.resize(columns: 80, rows: 24)
    try await pane.wait(for: "▸ Connection", "? help") { $0.rowsInUse == 24 }
  }

  @Test("A signal ends it in order and leaves the terminal as it was", arguments: [SIGTERM, SIGHUP])
  func signal(_ signal: Int32) async throws {
    let pane = try await open()
    try await pane.wait(for: "▸ Connection", "? help")
    let pid = try #require(Int32(try file("pid").trimmingCharacters(in: .whitespacesAndNewlines)))
    kill(pid, signal)
    try await expectRestored(pane, statuses: [0, 130, 128 + signal])
  }

  @Test("Ctrl-C leaves in order")
  func controlC() async throws {
    let pane = try await open()
    try await pane.wait(for: "▸ Connection", "? help")
    try await pane.press("C-c")
    try await expectRestored(pane, statuses: [0, 130])
  }

  @Test("No secret of the sandbox shows on any step")
  func secrets() async throws {
    let pane = try await open("", columns: 160, rows: 50)
    try await pane.wait(for: "▸ Connection", "? help")
    for step in ["Source", "Target", "Data set", "Mapping", "Schedule", "Review"] {
      let screen = try await pane.screen()
      #expect(!screen.contains("amzn1.oa2-cs") && !screen.contains("Atzr|"))
      try await pane.press("C-n")
      try await pane.wait(for: "▸ \(step)\n")
    }
  }
}

extension String {
  /// The number of the last line that holds anything.
  fileprivate var rowsInUse: Int {
    let lines = split(separator: "\n", omittingEmptySubsequences: false)
    return (lines.lastIndex { !$0.allSatisfy(\.isWhitespace) } ?? -1) + 1
  }
}
