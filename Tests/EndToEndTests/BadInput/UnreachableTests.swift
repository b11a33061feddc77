import Foundation
import Testing

@Suite("A remote side that is away")
struct UnreachableTests {
  @Test(
    "A service that is away ends the run with 69 within a minute", arguments: ["ads_api", "login_token", "endpoint"])
  func unreachable(key: String) async throws {
    let (sandbox, closed) = (try await SandboxProcess.start(), try ClosedPort())
    var scene = try Scene(sandbox.remote)
    let line = try #require(scene.connection.split(separator: "\n").first { $0.contains(" \(key): ") })
    try scene.editConnection(String(line), "  \(key): \(closed.url)")
    try scene.write()
    let program = try scene.home.start(["run", scene.argument, "--json"], scene.environment)
    let outcome = try await program.outcome(atMost: .seconds(60))
    let issue = try scene.refusal(in: outcome, status: 69, codes: ["remote_unavailable"])
    #expect(issue?.path.hasSuffix(key) == true, "\(issue?.summary ?? "nothing")")
    #expect(outcome.errors.contains("attempt 2 of"), "each retry is told: \(outcome.errors)")
    withExtendedLifetime(closed) {}
  }
}
