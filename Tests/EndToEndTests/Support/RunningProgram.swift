import Foundation

/// A process whose output goes to files: a chatty one never blocks, and no pipe is inherited by a neighbour.
final class RunningProgram {
  private let process = Process()
  private let command: String
  private let folder: URL

  /// Starts a program with no other environment than the given one.
  ///
  /// - Parameter input: a file for standard input; nothing stands there without.
  init(_ program: String, _ arguments: [String], environment: [String: String], input: String? = nil) throws {
    command = ([program] + arguments).joined(separator: " ")
    folder = FileManager.default.temporaryDirectory.appending(path: "end-to-end-output-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.environment = environment
    process.standardInput = input.flatMap(FileHandle.init(forReadingAtPath:)) ?? FileHandle.nullDevice
    process.standardOutput = try Self.file(folder.appending(path: "output"))
    process.standardError = try Self.file(folder.appending(path: "errors"))
    try process.run()
  }

  deinit {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    try? FileManager.default.removeItem(at: folder)
  }

  private static func file(_ url: URL) throws -> FileHandle {
    try Data().write(to: url)
    return try FileHandle(forWritingTo: url)
  }

  /// What stands on standard output so far.
  var output: String { text("output") }
  var errors: String { text("errors") }

  private func text(_ name: String) -> String {
    String(decoding: (try? Data(contentsOf: folder.appending(path: name))) ?? Data(), as: UTF8.self)
  }

  func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

  /// Waits until standard output holds something.
  func wait(for condition: String, in isThere: (String) -> Bool) async throws {
    try await waiting(for: "\(condition) of \(command)") {
      if isThere(output) { return () }
      if !process.isRunning { throw TimedOut(condition: "\(condition): \(command) ended, \(errors)") }
      return nil
    }
  }

  /// Waits for the end; kills the process when the deadline passes.
  func outcome(atMost limit: Duration = .seconds(120)) async throws -> Outcome {
    do {
      try await waiting(for: "the end of \(command)", atMost: limit) { process.isRunning ? nil : () }
    } catch {
      send(SIGKILL)
      throw error
    }
    return Outcome(
      status: process.terminationStatus, diedBySignal: process.terminationReason == .uncaughtSignal, output: output,
      errors: errors)
  }
}

/// How a process ended and what it said.
struct Outcome {
  let status: Int32
  let diedBySignal: Bool
  let output: String
  let errors: String

  /// The one JSON document on standard output.
  func json<Document: Decodable>(_ type: Document.Type) throws -> Document {
    try JSONDecoder.snakeCase.decode(type, from: Data(output.utf8))
  }

  /// The lines of standard output, each one JSON.
  func lines<Document: Decodable>(_ type: Document.Type) throws -> [Document] {
    try output.split(separator: "\n").map { try JSONDecoder.snakeCase.decode(type, from: Data($0.utf8)) }
  }
}

extension JSONDecoder {
  static var snakeCase: JSONDecoder {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return decoder
  }
}
