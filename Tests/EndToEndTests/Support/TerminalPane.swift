import Foundation

/// The program in a real terminal: a tmux server of its own with one pane, gone with this value.
final class TerminalPane {
  struct Refused: Error { let outcome: Outcome }

  private let home: TestHome
  /// In the foreground, because a daemon would keep Foundation's `Process` from noticing that it started.
  private let server: RunningProgram

  /// - Parameter script: what the pane's shell runs; the environment is the home's.
  init(_ home: TestHome, columns: Int = 80, rows: Int = 24, script: String) async throws {
    self.home = home
    let path = try home.write(script, to: "pane.sh")
    server = try RunningProgram(
      "/usr/bin/env", ["tmux", "-L", "pane", "-f", "/dev/null", "-D"], environment: Self.environment(home))
    let socket = "\(home.folder)/tmux-\(getuid())/pane"
    try await waiting(for: "the tmux server") { FileManager.default.fileExists(atPath: socket) ? () : nil }
    try await tmux("new-session", "-d", "-x", "\(columns)", "-y", "\(rows)", "sh \(path)")
  }

  private static func environment(_ home: TestHome) -> [String: String] {
    home.environment(["TERM": "xterm-256color", "TMUX_TMPDIR": home.folder])
  }

  func press(_ key: String) async throws { try await tmux("send-keys", key) }

  /// Types text letter for letter.
  func type(_ text: String) async throws { try await tmux("send-keys", "-l", text) }

  func resize(columns: Int, rows: Int) async throws {
    try await tmux("resize-window", "-x", "\(columns)", "-y", "\(rows)")
  }

  /// What stands on the screen now.
  func screen() async throws -> String { try await tmux("capture-pane", "-p") }

  /// Waits until the screen shows every one of the texts, and what else is asked of it.
  @discardableResult
  func wait(
    for texts: String..., atMost limit: Duration = .seconds(20), where isRight: (String) -> Bool = { _ in true }
  ) async throws -> String {
    let deadline = ContinuousClock.now + limit
    var last = ""
    while ContinuousClock.now < deadline {
      last = try await screen()
      if texts.allSatisfy(last.contains), isRight(last) { return last }
    }
    throw TimedOut(condition: "\(texts) on the screen, which shows\n\(last)")
  }

  @discardableResult
  private func tmux(_ arguments: String...) async throws -> String {
    let outcome = try await RunningProgram(
      "/usr/bin/env", ["tmux", "-L", "pane"] + arguments, environment: Self.environment(home)
    ).outcome(atMost: .seconds(90))
    guard outcome.status == 0 else { throw Refused(outcome: outcome) }
    return outcome.output
  }
}
