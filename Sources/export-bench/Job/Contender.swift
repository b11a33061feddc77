import ArgumentParser
import Foundation

/// A program that does the job, each time in a process of its own, so that its peak memory is that run's alone.
enum Contender {
  case ours
  case duckDB

  /// Runs the job; what it wrote is removed.
  func run(_ file: BenchFile, cores: Int) throws -> Measurement {
    let folder = try TemporaryFolder()
    let process = Process()
    let pipe = Pipe()
    process.standardOutput = pipe
    switch self {
    case .ours:
      process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
      process.arguments = ["measure", file.path, folder.path, "\(cores)", "\(file.rows)"]
    case .duckDB:
      guard let script = Bundle.module.path(forResource: "duckdb-job", ofType: "py", inDirectory: "Scripts") else {
        throw ValidationError("the script duckdb-job.py is missing beside the program")
      }
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = ["python3", script, file.path, folder.path + "/out.csv.gz", "\(cores)", "\(file.rows)"]
    }
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw ExitCode(process.terminationStatus) }
    return try JSONDecoder().decode(Measurement.self, from: data)
  }
}
