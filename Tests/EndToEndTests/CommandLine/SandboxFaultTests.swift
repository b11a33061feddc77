import Foundation
import Testing

@Suite("sandbox --faults", .timeLimit(.minutes(3)))
struct SandboxFaultTests {
  @Test("A run gets over what the plan lets go wrong, and tells each retry")
  func plan() async throws {
    let home = try TestHome()
    let plan = try home.write(
      """
      - {path: /auth/o2/token, status: 503, body: "<html>"}
      - {path: "/amc/advertiserData/*/uploads/", method: GET, times: always, words: {SUCCESS: COMPLETED}}
      - {path: /sandbox-amc-upload/, method: PUT, reset: true}

      """, to: "faults.yaml")
    let program = try home.start(["sandbox", "--json", "--faults", plan])
    try await program.wait(for: "the addresses") { $0.hasSuffix("}\n") }
    let remote = try JSONDecoder.snakeCase.decode(Remote.self, from: Data(program.output.utf8))
    try home.write(ActivationFile.people, to: "data/people.csv")
    let outcome = try await home.run(["run", try home.write(ActivationFile(), remote), "--json"], remote.environment)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try outcome.json(PrintedReport.self).remoteStatus == "COMPLETED")
    #expect(outcome.errors.contains("HTTP 503"))
    program.send(SIGTERM)
    #expect(try await program.outcome().status == 0)
  }

  @Test(
    "A plan with a mistake is refused with its place",
    arguments: [
      ("- {path: /a, stauts: 500}\n", "[0].stauts", "status"), ("- {path: /a\n", "line", "column"),
      ("path: /a\n", "list", "- path"),
    ])
  func mistakes(text: String, place: String, hint: String) async throws {
    let home = try TestHome()
    let plan = try home.write(text, to: "faults.yaml")
    let outcome = try await home.start(["sandbox", "--faults", plan]).outcome(atMost: .seconds(60))
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains(place) && outcome.errors.contains(hint), "\(outcome.errors)")
  }
}
