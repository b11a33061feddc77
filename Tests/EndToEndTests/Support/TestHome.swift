import Foundation

/// A home folder of its own (`AMC_EXPORT_HOME`), removed with it.
final class TestHome: Sendable {
  let folder: String

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "end-to-end-home-\(UUID().uuidString)").path
    for name in ["activations", "connections", "data", "tmp"] {
      try FileManager.default.createDirectory(atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  @discardableResult
  func write(_ bytes: some Sequence<UInt8>, to name: String) throws -> String {
    let path = "\(folder)/\(name)"
    try Data(bytes).write(to: URL(filePath: path))
    return path
  }

  @discardableResult
  func write(_ text: String, to name: String) throws -> String { try write(text.utf8, to: name) }

  /// Writes the connection `test` and an activation.
  /// - Returns: the activation's path.
  func write(_ activation: ActivationFile, _ remote: Remote) throws -> String {
    try write(remote.connectionFile, to: "connections/test.yaml")
    return try write(activation.text(bucket: remote.bucket), to: "activations/\(activation.name).yaml")
  }

  /// Names below the temporary folder that the program was given.
  var temporaryNames: [String] { (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/tmp")) ?? [] }

  func environment(_ more: [String: String] = [:]) -> [String: String] {
    let own = [
      "AMC_EXPORT_HOME": folder, "AMC_EXPORT_POLL_SECONDS": "0.05", "HOME": "\(folder)/tmp", "TMPDIR": "\(folder)/tmp",
      "LANG": "C.UTF-8", "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
    ]
    return own.merging(more) { _, new in new }
  }

  func start(_ arguments: [String], _ environment: [String: String] = [:]) throws -> RunningProgram {
    try RunningProgram(PackageFiles.binary, arguments, environment: self.environment(environment))
  }

  /// Runs the program with a file of this text on standard input.
  func run(_ arguments: [String], input: String) async throws -> Outcome {
    let file = try write(input, to: "input-\(UUID().uuidString)")
    return try await RunningProgram(PackageFiles.binary, arguments, environment: environment(), input: file).outcome()
  }

  func run(_ arguments: [String], _ environment: [String: String] = [:]) async throws -> Outcome {
    try await start(arguments, environment).outcome()
  }
}
