import ArgumentParser
import Documents
import Foundation

/// Measures the screen on a real pseudo terminal: how soon it is there, and how soon it answers a key while rows are
/// encoded on all cores of the same process.
struct ScreenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "screen", abstract: "Measures the first frame, and key to painted frame while rows are encoded.",
    discussion: """
      The program is the amc-export beside this one; build both in release. The dry run of the Review is the export's \
      own row path without the sending.

      Example: swift build -c release && .build/release/export-bench screen
      """)

  /// What the screen is measured against (milliseconds): issue of the wizard, “Speed”.
  private static let firstFrameLimit = 100.0
  private static let keyLimit = 16.0

  @Option(help: "How many rows are encoded meanwhile.") var rows = 1_000_000
  @Option(help: "How many keys are timed.") var keys = 200
  @Option(help: "How often the program is started.") var starts = 10

  func run() throws {
    let folder = NSTemporaryDirectory() + "/export-bench-screen-\(getpid())"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let frames = try (0..<starts).map { _ in try firstFrame("\(folder)/empty") }
    print("first frame of an empty home   \(summary(frames))")
    let home = "\(folder)/home"
    try writeActivation(home)
    let times = try keyTimes(home)
    print("key to painted frame           \(summary(times))")
    let isFast = median(frames) < Self.firstFrameLimit && percentile(times, 0.99) < Self.keyLimit
    print(
      "first frame \(text(median(frames) / Self.firstFrameLimit)) of its limit, key p99 \(text(percentile(times, 0.99) / Self.keyLimit)) of its limit"
    )
    if !isFast { throw ExitCode.failure }
  }

  // MARK: Starting

  private func firstFrame(_ home: String) throws -> Double {
    let start = ContinuousClock.now
    let terminal = try open(home)
    _ = try terminal.wait(for: ["Try the demo"])
    return (ContinuousClock.now - start) / .milliseconds(1)
  }

  private func open(_ home: String) throws -> PseudoTerminal {
    let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
      .appendingPathComponent("amc-export").path
    let environment = ["AMC_EXPORT_HOME": home, "TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"]
    return try PseudoTerminal(program, [], environment: environment, rows: 24, columns: 80)
  }

  // MARK: Keys

  private func writeActivation(_ home: String) throws {
    let source = "\(home)/customers.csv"
    try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
    _ = try BenchData.write(rows: rows, to: source)
    let draft = BenchData.draft(source)
    try AtomicFile.write(YAMLText.write(draft.activation), to: "\(home)/activations/bench.yaml")
    try AtomicFile.write(YAMLText.write(draft.connection), to: "\(home)/connections/bench.yaml")
  }

  private func keyTimes(_ home: String) throws -> [Double] {
    let terminal = try open(home)
    _ = try terminal.wait(for: ["bench.yaml", "customers.csv"])
    terminal.settle()
    terminal.send("\r")
    _ = try terminal.wait(for: ["Connection name"])
    terminal.settle()
    for _ in 0..<6 { terminal.send("\u{0E}") }
    var times: [Double] = []
    while times.count < keys {
      _ = try terminal.wait(for: ["rows read"])
      times += try keyTimesOfOneRun(terminal, atMost: keys - times.count)
      terminal.send("d")
    }
    return times
  }

  /// Opens and closes the help while the dry run goes on.
  private func keyTimesOfOneRun(_ terminal: PseudoTerminal, atMost count: Int) throws -> [Double] {
    var times: [Double] = []
    while times.count < count {
      let start = ContinuousClock.now
      terminal.send("?")
      _ = try terminal.wait(for: [" Help "])
      times.append((ContinuousClock.now - start) / .milliseconds(1))
      terminal.send("?")
      let text = terminal.settle(.milliseconds(15))
      if text.contains("to send") { return times }
    }
    return times
  }

  // MARK: Figures

  private func summary(_ times: [Double]) -> String {
    "median \(text(median(times))) ms, p99 \(text(percentile(times, 0.99))) ms, at most \(text(times.max() ?? 0)) ms, of \(times.count)"
  }

  private func median(_ times: [Double]) -> Double { percentile(times, 0.5) }

  private func percentile(_ times: [Double], _ share: Double) -> Double {
    let sorted = times.sorted()
    guard !sorted.isEmpty else { return 0 }
    return sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
  }

  private func text(_ number: Double) -> String { String(format: "%.2f", number) }
}
