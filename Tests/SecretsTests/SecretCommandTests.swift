import Activation
import Foundation
import Secrets
import Testing

@Suite("Programs that print a secret", .timeLimit(.minutes(1)))
struct SecretCommandTests {
  private static let environment = ["PATH": "/usr/bin:/bin", "AMC_EXPORT_KEY": "planted-key", "OTHER": "seen"]

  private func secret(_ line: String, limit: Duration = .seconds(20)) throws -> String {
    try SecretCommand(environment: Self.environment, limit: limit).secret(of: line).revealed
  }

  @Test(
    "run without a shell, with their quotes read and the last line break dropped",
    arguments: [
      ("echo secret", "secret"), ("/bin/echo  two   words ", "two words"), ("printf 'a b\\n'", "a b"),
      (#"echo "it's" 'a "quote"'"#, #"it's a "quote""#), ("echo $HOME;ls|cat", "$HOME;ls|cat"),
      ("echo pre'fix ed'", "prefix ed"),
      ("printenv OTHER", "seen"), ("sh -c 'echo noise >&2; echo secret'", "secret"), ("sh -c 'cat; echo end'", "end"),
    ])
  func prints(line: String, expected: String) throws { #expect(try secret(line) == expected) }

  static let failures: [(String, SecretCommand.Failure)] = [
    ("", .notFound(program: "")), ("no-such-program-here", .notFound(program: "no-such-program-here")),
    ("/tmp", .notFound(program: "/tmp")), ("echo 'open", .openQuote), ("true", .silent(program: "true")),
    ("false", .exited(program: "false", status: 1)), ("sh -c 'echo x; exit 7'", .exited(program: "sh", status: 7)),
    ("sh -c 'kill -9 $$'", .killed(program: "sh", signal: 9)), ("sleep 60", .slow(program: "sleep", seconds: 1)),
    ("yes", .tooLong(program: "yes", bytes: SecretCommand.largestBytes)),
    ("printenv AMC_EXPORT_KEY", .exited(program: "printenv", status: 1)),
  ]

  @Test("say why there is no secret", arguments: failures)
  func fails(line: String, failure: SecretCommand.Failure) {
    #expect(throws: failure) { try secret(line, limit: .seconds(1)) }
    let issue = failure.issue(at: "connection.login.client_secret")
    #expect(issue.code == .secretUnavailable && !issue.message.isEmpty && !issue.fix.isEmpty)
  }

  @Test("are ended when they take too long, and leave nothing running")
  func leavesNothing() throws {
    let mark = "61.\(Int.random(in: 100_000...999_999))"
    #expect(throws: SecretCommand.Failure.self) { try secret("sleep \(mark)", limit: .milliseconds(200)) }
    let lines = (try? FileManager.default.contentsOfDirectory(atPath: "/proc"))?.compactMap {
      Int($0) == nil ? nil : FileManager.default.contents(atPath: "/proc/\($0)/cmdline")
    }
    #expect(lines?.contains { String(decoding: $0, as: UTF8.self).contains(mark) } == false)
  }
}
