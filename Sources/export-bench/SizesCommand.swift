import ArgumentParser
import Foundation

/// Measures several sizes, each in its own process, and compares their memory.
struct SizesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sizes", abstract: "Measures a dry run at several sizes (the default).")

  /// The most memory a dry run may take, whatever the size of the source.
  static let memoryLimitMegabytes = 150

  @Argument(help: "How many rows, one or more sizes.") var rows = [1_000_000, 3_000_000]

  func validate() throws {
    guard !rows.isEmpty, rows.allSatisfy({ $0 > 0 }) else { throw ValidationError("give numbers of rows above 0") }
  }

  func run() throws {
    print("rows         seconds   rows/s       input MB/s   output MB   peak memory MB")
    var peaks: [Double] = []
    for count in rows {
      let result = try measure(count)
      peaks.append(result.peakMegabytes)
      print(line(result))
    }
    guard let highest = peaks.max(), let lowest = peaks.min() else { return }
    let isBounded = highest < Double(Self.memoryLimitMegabytes)
    print(
      "memory: highest \(text(highest)) MB, \(isBounded ? "under" : "NOT under") \(Self.memoryLimitMegabytes) MB; highest / lowest = \(text(highest / lowest, 2))"
    )
    if !isBounded { throw ExitCode.failure }
  }

  private func measure(_ count: Int) throws -> Measurement {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = ["measure", String(count)]
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw ExitCode(process.terminationStatus) }
    return try JSONDecoder().decode(Measurement.self, from: data)
  }

  private func line(_ result: Measurement) -> String {
    let cells = [
      (String(result.rows), 13), (text(result.seconds, 2), 10), (String(Int(Double(result.rows) / result.seconds)), 13),
      (text(Double(result.inputBytes) / 1e6 / result.seconds), 13), (text(Double(result.outputBytes) / 1e6), 12),
      (text(result.peakMegabytes), 0),
    ]
    return cells.map { $0.0.padding(toLength: max($0.1, $0.0.count), withPad: " ", startingAt: 0) }.joined()
  }

  private func text(_ number: Double, _ digits: Int = 1) -> String { String(format: "%.\(digits)f", number) }
}
