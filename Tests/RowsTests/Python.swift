import Foundation

/// The independent judge: Python's own csv, gzip, zlib and sqlite3 modules.
enum Python {
  struct Failure: Error { let status: Int32 }

  /// Runs a program with arguments and returns what it prints.
  @discardableResult
  static func run(_ program: String, _ arguments: [String] = []) throws -> [UInt8] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", program] + arguments
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure(status: process.terminationStatus) }
    return Array(bytes)
  }
}
