import Activation
import ArgumentParser
import Documents
import ExportEngine
import Foundation

/// What one dry run took.
struct Measurement: Codable {
  let rows: Int
  let seconds: Double
  let inputBytes: Int
  let outputBytes: Int
  let peakMegabytes: Double
}

/// Measures one size and prints a `Measurement` as JSON.
struct MeasureCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure", abstract: "Measures one dry run and prints JSON.", shouldDisplay: false)

  @Argument(help: "How many rows.") var rows: Int

  func run() async throws {
    let folder = NSTemporaryDirectory() + "export-bench-\(getpid())"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let source = folder + "/customers.csv"
    let inputBytes = try BenchData.write(rows: rows, to: source)
    let engine = Engine(
      EngineSurroundings(home: Home(folder: folder, stateFolder: folder), secrets: SecretResolver(environment: [:])))
    let clock = ContinuousClock()
    let start = clock.now
    let report = await engine.dryRun(DraftFile(draft: BenchData.draft(source), path: folder + "/bench.yaml"))
    let seconds = (clock.now - start) / .seconds(1)
    guard report.status == .dryRun, report.rows.exported == rows else {
      report.issues.forEach { FileHandle.standardError.write(Data("\($0)\n".utf8)) }
      throw ExitCode.failure
    }
    let result = Measurement(
      rows: rows, seconds: seconds, inputBytes: inputBytes, outputBytes: report.files.reduce(0) { $0 + $1.bytes },
      peakMegabytes: peakMegabytes())
    print(String(decoding: try JSONEncoder().encode(result), as: UTF8.self))
  }

  /// The most memory this process held, by the kernel's own count.
  private func peakMegabytes() -> Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Double(usage.ru_maxrss) / 1000
  }
}
