import Activation
import Documents
import ExportEngine
import Synchronization
import Testing

@testable import Wizard

@Suite("A person who is asked one question a line")
struct PlainStoryTests {
  @Test("Answers go into the fields the screen has, choices by number or by word")
  func answers() {
    var dialogue = PlainDialogue(DraftFile(draft: Draft(activation: ["activation": "weekly"]), path: "/x.yaml"))
    var asked: [String] = []
    func answer(_ title: String, _ text: String) {
      while let question = dialogue.question(), let last = question.last {
        asked.append(last)
        guard last.hasPrefix(title) else {
          _ = dialogue.answer("")
          continue
        }
        _ = dialogue.answer(text)
        return
      }
      Testing.Issue.record("\(title) is never asked")
    }
    answer("Connection,", "acme-us")
    answer("Region", "2")
    answer("S3 authentication", "session")
    answer("Session token", "not-a-real-token")
    answer("Session token", "env:AWS_SESSION_TOKEN")
    answer("Kind of source", "csv")
    answer("File, required", "data/customers.csv")
    answer("Update strategy", "4")
    #expect(dialogue.file.draft.connection["login"]?["region"] == "EU")
    #expect(dialogue.file.draft.connection["s3"]?["session_token"] == "env:AWS_SESSION_TOKEN")
    #expect(dialogue.file.draft.activation["source"]?["csv"]?["path"] == "data/customers.csv")
    #expect(dialogue.file.draft.activation["result_settings"]?["update_strategy"] == "overlap_keep")
    #expect(asked.allSatisfy { !$0.contains("not-a-real-token") })
  }

  @Test("A mistake is told at once and asked again; Enter keeps it")
  func mistakes() {
    var dialogue = PlainDialogue(Sample.file)
    skip(to: "Dataset identifier", &dialogue)
    let (lines, isChanged) = dialogue.answer("Loyalty V1")
    #expect(isChanged)
    #expect(lines.contains { $0.contains("cannot be a data set's id") })
    #expect(dialogue.question()?.last == "Dataset identifier, required [Loyalty V1]: ")
    _ = dialogue.answer("")
    #expect(dialogue.question()?.last?.hasPrefix("Dataset identifier") == false)
  }

  @Test("A longer text ends with a full stop on a line of its own; a mistake in it names its line")
  func texts() {
    var dialogue = PlainDialogue(Sample.file)
    skip(to: "Definition", &dialogue)
    for line in ["{\"dataSet\":", "  {\"dataSetId\": }}"] { _ = dialogue.answer(line) }
    #expect(dialogue.answer(".").lines.first?.hasPrefix("Not taken: line 2, column") == true)
    for line in ["{\"dataSet\":", "  {\"dataSetId\": \"loyalty_v2\", \"columns\": []}}"] { _ = dialogue.answer(line) }
    #expect(dialogue.answer(".").isChanged)
    #expect(dialogue.file.draft.activation[DefinitionTable.path]?["dataSet"]?["dataSetId"] == "loyalty_v2")
  }

  @Test("It goes back, forward, explains, clears and ends")
  func moves() {
    var dialogue = PlainDialogue(Sample.file)
    let first = dialogue.question()?.last
    _ = dialogue.answer("")
    _ = dialogue.question()
    _ = dialogue.answer("<")
    #expect(dialogue.question()?.last == first)
    #expect(dialogue.answer("?").lines.contains("In the file: connection"))
    _ = dialogue.answer(">")
    #expect(dialogue.question()?.contains { $0.hasPrefix("Step 2 of 7, Source") } == true)
    skip(to: "Country code", &dialogue)
    _ = dialogue.answer("-")
    #expect(dialogue.file.draft.activation["result_settings"]?["country_code"] == nil)
    _ = dialogue.answer("q")
    #expect(dialogue.question() == nil)
  }

  @Test("The whole way: a new activation is made, saved and previewed by its issues")
  func session() async throws {
    let folder = try SampleFolder()
    let answers = Mutex(["weekly", "acme-us", ">", "", "1", "customers.csv", "q"])
    let printed = Mutex<[String]>([])
    let session = PlainSession(
      home: folder.home, engine: folder.engine,
      read: { answers.withLock { $0.isEmpty ? nil : $0.removeFirst() } },
      write: { lines, _ in printed.withLock { $0 += lines } })
    let runs = await session.run(nil)
    #expect(runs?.path == nil)
    let file = DraftFile.load("weekly", home: folder.home)
    #expect(file.draft.activation["source"]?["csv"]?["path"] == "customers.csv")
    #expect(printed.withLock { $0.contains { $0.hasPrefix("There is no activation yet") } })
    #expect(printed.withLock { $0.contains { $0.contains("errors") } })
  }

  private func skip(to title: String, _ dialogue: inout PlainDialogue) {
    while let question = dialogue.question()?.last, !question.hasPrefix(title) { _ = dialogue.answer("") }
  }
}
