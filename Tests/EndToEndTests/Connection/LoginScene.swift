import Foundation
import Sandbox

/// A home with a connection to a sandbox of its own in which nobody has logged in yet.
struct LoginScene {
  let home: TestHome
  let sandbox: Sandbox
  let port: Int

  /// Starts a sandbox whose security profile knows the scene's return URL, hands over a scene and stops it again.
  static func with(_ body: (LoginScene) async throws -> Void) async throws {
    let port = try FreePort.number()
    let sandbox = try await Sandbox.start(.init(returnURLs: ["http://127.0.0.1:\(port)/cb"]))
    let result: Result<Void, any Error>
    do {
      let scene = LoginScene(home: try TestHome(), sandbox: sandbox, port: port)
      try scene.home.write(scene.connectionFile, to: "connections/acme.yaml")
      result = .success(try await body(scene))
    } catch {
      result = .failure(error)
    }
    await sandbox.stop()
    try result.get()
  }

  private var connectionFile: String {
    Remote(sandbox.access).connectionFile
      .replacing("refresh_token: env:TEST_REFRESH_TOKEN", with: "refresh_token:   # by login")
      .replacing("connection: test", with: "# kept by hand\nconnection: acme")
  }

  var environment: [String: String] {
    var environment = Remote(sandbox.access).environment
    environment["TEST_REFRESH_TOKEN"] = nil
    return environment
  }

  func run(_ arguments: [String], _ more: [String: String] = [:], input: String? = nil) async throws -> Outcome {
    try await home.start(arguments, environment.merging(more) { $1 }, input: input).outcome()
  }

  /// Starts `connection login` and waits until it listens.
  func login(_ more: [String] = []) async throws -> (program: RunningProgram, url: String) {
    let program = try home.start(["connection", "login", "acme", "--port", "\(port)"] + more, environment)
    try await program.wait(for: "the address") { $0.hasSuffix("\n") }
    return (program, program.output.trimmingCharacters(in: .whitespacesAndNewlines))
  }

  /// curl as the browser: follows the login page's redirect to the program.
  func browse(_ url: String) async throws -> Outcome {
    try await RunningProgram(
      "/usr/bin/env", ["curl", "--silent", "--location", "--max-time", "20", "--write-out", "\n%{http_code}", url],
      environment: home.environment()
    ).outcome()
  }

  /// Every file of the home, for secrets that should not be there.
  func texts() throws -> [String] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: home.folder)
    return names.compactMap { FileManager.default.contents(atPath: "\(home.folder)/\($0)") }
      .map { String(decoding: $0, as: UTF8.self) }
  }
}
