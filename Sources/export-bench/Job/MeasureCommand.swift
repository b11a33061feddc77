import Activation
import ArgumentParser
import CYardstick
import Documents
import ExportEngine
import Foundation

/// Runs the job once on a file and prints a `Measurement` as JSON.
struct MeasureCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure", abstract: "Runs the job once and prints JSON.", shouldDisplay: false)

  @Argument(help: "The CSV file.") var source: String
  @Argument(help: "A folder for the files.") var target: String
  @Argument(help: "How many cores may be used.") var cores: Int
  @Argument(help: "How many rows the file has.") var rows: Int

  func run() async throws {
    guard cy_keep_to_cores(Int32(cores)) else { throw ValidationError("the machine gives no \(cores) cores") }
    let engine = Engine(
      EngineSurroundings(home: Home(folder: target, stateFolder: target), secrets: SecretResolver(environment: [:])))
    let start = ContinuousClock.now
    let report = await engine.dryRun(
      DraftFile(draft: BenchData.draft(source), path: target + "/bench.yaml"), writingTo: target)
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    guard report.status == .dryRun, report.rows.exported == rows else {
      report.issues.forEach { FileHandle.standardError.write(Data("\($0)\n".utf8)) }
      throw ExitCode.failure
    }
    let usage = Self.usage()
    let size = try FileManager.default.attributesOfItem(atPath: source)[.size] as? Int ?? 0
    let result = Measurement(
      rows: rows, seconds: seconds, processorSeconds: usage.seconds, inputBytes: size,
      outputBytes: report.files.reduce(0) { $0 + $1.bytes }, peakMegabytes: usage.peakMegabytes)
    print(String(decoding: try JSONEncoder().encode(result), as: UTF8.self))
  }

  private static func usage() -> (seconds: Double, peakMegabytes: Double) {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    return (seconds(usage.ru_utime) + seconds(usage.ru_stime), Double(usage.ru_maxrss) / 1000)
  }
}
