import Foundation

/// The files and the environment of one command, right until a test spoils them.
struct Scene {
  struct NotThere: Error { let text: String }

  let home: TestHome
  let remote: Remote
  var activation: String
  var connection: String
  var people = ActivationFile.people
  var environment: [String: String]
  /// What the command line names.
  var argument: String

  init(_ remote: Remote, _ activation: ActivationFile = ActivationFile()) throws {
    home = try TestHome()
    self.remote = remote
    self.activation = activation.text(bucket: remote.bucket)
    connection = remote.connectionFile
    environment = remote.environment
    argument = "\(home.folder)/activations/weekly-loyalty.yaml"
  }

  mutating func use(_ file: ActivationFile) { activation = file.text(bucket: remote.bucket) }

  /// - Throws: when the old text is not there, because then the test would prove nothing.
  mutating func edit(_ old: String, _ new: String) throws { activation = try Self.replaced(old, new, activation) }

  mutating func editConnection(_ old: String, _ new: String) throws {
    connection = try Self.replaced(old, new, connection)
  }

  private static func replaced(_ old: String, _ new: String, _ text: String) throws -> String {
    guard text.contains(old) else { throw NotThere(text: old) }
    return text.replacing(old, with: new)
  }

  /// Writes what `prepare` left unwritten.
  func write() throws {
    for (name, text) in [
      ("activations/weekly-loyalty.yaml", activation), ("connections/test.yaml", connection),
      ("data/people.csv", people),
    ] where !FileManager.default.fileExists(atPath: "\(home.folder)/\(name)") { try home.write(text, to: name) }
  }

  func outcome(of command: BadInput.Command, _ options: String...) async throws -> Outcome {
    try await home.run([command.rawValue, argument, "--json"] + options, environment)
  }
}

extension Scene {
  /// Bytes that are neither UTF-8 nor gzip, always the same.
  static let garbage = (0..<4096).map { UInt8(truncatingIfNeeded: ($0 * 167 + 128) ^ ($0 >> 3)) }

  /// Puts something else where the file should be.
  func put(_ bytes: some Sequence<UInt8>, at name: String) throws { try home.write(bytes, to: name) }

  func putFolder(at name: String) throws {
    try FileManager.default.createDirectory(atPath: "\(home.folder)/\(name)", withIntermediateDirectories: true)
  }

  /// Runs an SQL script into a database file, by Python's own SQLite.
  func putDatabase(_ sql: String, at name: String) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    let program = "import sqlite3,sys; c=sqlite3.connect(sys.argv[1]); c.executescript(sys.argv[2]); c.commit()"
    process.arguments = ["python3", "-c", program, "\(home.folder)/\(name)", sql]
    try process.run()
    while process.isRunning { usleep(1000) }
    guard process.terminationStatus == 0 else { throw NotThere(text: sql) }
  }
}
