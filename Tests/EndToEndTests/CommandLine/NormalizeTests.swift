import Foundation
import Testing

@Suite("Normalizing on the command line")
struct NormalizeTests {
  private static let sample = "abc@example.com\t9eceb13483d7f187ec014fd6d4854d1420cfc634328af85f51d0323ba8622e21\n"

  @Test("Values are answered in order, one line each")
  func values() async throws {
    let outcome = try await TestHome().run(["normalize", "--field", "email", " ABC@Example.com", "nobody"])
    #expect(outcome.status == 0)
    #expect(outcome.output == "\(Self.sample)\t\n")
  }

  @Test("Standard input is answered line by line, whatever ends a line and however long one is")
  func filter() async throws {
    let long = String(repeating: "x", count: 700_000)
    let input = "abc@example.com\r\n\n\(long)@example.com\nabc@example.com\nabc@example.com"
    let outcome = try await TestHome().run(["normalize", "--field", "EMAIL", "--country", "US"], input: input)
    let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 6)
    #expect(lines[0] + "\n" == Self.sample && lines[3] == lines[0] && lines[4] == lines[0])
    #expect(lines[1] == "\t" && lines[2].hasPrefix("\(long)@example.com\t") && lines[5] == "")
  }

  struct Answer: Decodable {
    let country: String?
    let input: String
    let normalized: String?
    let sha256: String?
    let changes: [String]
  }

  @Test("JSON Lines come back in order with what the input becomes")
  func jsonLines() async throws {
    let one = #"{"country":"US","field":"PHONE","input":"(571) 412-0599"}"#
    let two = #"{"country":"GB","field":"EMAIL","input":"nobody"}"#
    let input = (0..<5_000).map { $0.isMultiple(of: 3) ? two : one }.joined(separator: "\n")
    let outcome = try await TestHome().run(["normalize", "--jsonl"], input: input)
    #expect(outcome.status == 0)
    let answers = try outcome.lines(Answer.self)
    #expect(answers.count == 5_000)
    for (place, answer) in answers.enumerated() {
      #expect(answer.normalized == (place.isMultiple(of: 3) ? nil : "15714120599"))
      #expect((answer.sha256 == nil) == (answer.normalized == nil))
    }
    #expect(answers[1].changes == ["removed ( ) blanks and -", "added +1 from country US"])
    #expect(answers[0].changes.last?.hasPrefix("unusable") == true)
  }

  @Test(
    "A line that is no such object ends the filter with its number, after the lines before it",
    arguments: [("oops", "line 4001"), (#"{"field":"NICKNAME","input":"x"}"#, "EMAIL"), ("[1]", "a list")])
  func mistakes(line: String, says: String) async throws {
    let good = #"{"country":"US","field":"ZIP","input":"02139"}"#
    let lines = Array(repeating: good, count: 4_000) + [line] + Array(repeating: good, count: 4_000)
    let outcome = try await TestHome().run(["normalize", "--jsonl"], input: lines.joined(separator: "\n"))
    #expect(outcome.status == 65)
    #expect(outcome.output.split(separator: "\n").count == 4_000)
    #expect(outcome.errors.contains("line 4001") && outcome.errors.contains(says))
  }

  @Test("A country without rules of its own is told")
  func unverified() async throws {
    let outcome = try await TestHome().run(["normalize", "--field", "ZIP", "--country", "BR", "01310-100"])
    #expect(outcome.output.hasPrefix("01310100\t"))
    #expect(outcome.errors.contains("general rules"))
  }

  @Test(
    "What cannot be meant ends with 64",
    arguments: [["--field", "NICKNAME", "x"], ["x"], ["--field", "ZIP", "--country", "USA", "x"], ["--jsonl", "x"]])
  func usage(arguments: [String]) async throws {
    let outcome = try await TestHome().run(["normalize"] + arguments)
    #expect(outcome.status == 64)
    #expect(outcome.output.isEmpty)
  }
}
