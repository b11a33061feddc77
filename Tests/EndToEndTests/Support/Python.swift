import Foundation

/// Python as the judge that shares no code with the program.
enum Python {
  struct Failure: Error, CustomStringConvertible {
    let script: String
    let errors: String
    var description: String { "\(script) failed: \(errors)" }
  }

  static func start(_ script: String, _ arguments: [String], environment: [String: String] = [:]) throws
    -> RunningProgram
  {
    let inherited = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
    return try RunningProgram(
      "/usr/bin/env", ["python3", PackageFiles.script(script)] + arguments, environment: inherited)
  }

  /// Runs a script to its end and reads the JSON it prints.
  static func answer<Document: Decodable>(
    _ type: Document.Type, of script: String, _ arguments: [String], environment: [String: String] = [:]
  ) async throws -> Document {
    let outcome = try await start(script, arguments, environment: environment).outcome()
    guard outcome.status == 0 else { throw Failure(script: script, errors: outcome.errors) }
    return try JSONDecoder().decode(type, from: Data(outcome.output.utf8))
  }
}
