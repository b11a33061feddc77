import Foundation

/// `amc-export sandbox` as a process of its own; it ends with this value.
struct SandboxProcess {
  /// Its objects lie below this folder.
  private let home: TestHome
  let program: RunningProgram
  let remote: Remote

  static func start() async throws -> SandboxProcess { try await start(in: TestHome()) }

  static func start(in home: TestHome) async throws -> SandboxProcess {
    let program = try home.start(["sandbox", "--port", "0", "--json"])
    try await program.wait(for: "the addresses") { $0.hasSuffix("}\n") }
    let remote = try JSONDecoder.snakeCase.decode(Remote.self, from: Data(program.output.utf8))
    return SandboxProcess(home: home, program: program, remote: remote)
  }
}
