import Activation
import Documents
import ExportEngine
import Screen
import Testing

@testable import Wizard

@Suite("A person at the wizard")
struct StoryTests {
  @Test("Breaks a field, sees it counted in the rail, jumps to it from the review, mends it and runs")
  func wholeWay() {
    var session = Session(opening: Sample.file)
    #expect(session.editor?.step == .connection)
    session.go(to: .target)
    session.focus("Dataset identifier")
    session.retype("Loyalty V1")
    session.press(.tab)
    #expect(session.editor?.issues(of: Field.Step.target).count == 2)
    #expect(session.screen().contains("! Target     2"))
    #expect(session.screen().contains("“Loyalty V1” cannot be a data set's id."))

    session.go(to: .review)
    #expect(session.screen().contains("! Not ready: 2 errors."))
    session.press(.character("r"))
    #expect(session.state.place == .activation)
    #expect(session.state.notice?.text.hasPrefix("2 errors first: ") == true)

    session.press(.enter)
    #expect(session.editor?.step == .target)
    #expect(session.editor?.focusedField?.title == "Dataset identifier")
    session.retype("loyalty_v1")
    session.press(.enter)
    #expect(session.editor?.issues == [])
    #expect(session.screen().contains("✓ Target"))

    session.go(to: .review)
    session.press(.character("r"))
    #expect(session.state.place == .monitor)
    #expect(session.takeRequests().last?.word == "run")
    session.happen(.started(run: "r1", activation: "loyalty-purchases"), .stageBegan(.read))
    #expect(session.screen().contains("▸ read"))
    session.happen(.stageEnded(.read), .finished(Stories.report(.succeeded)))
    #expect(session.screen().contains("✓ Done."))
    #expect(session.screen().contains("47,960"))
    session.press(.escape)
    #expect(session.state.place == .home)
    session.receive(.listed([Sample.file]))
    #expect(session.screen().contains("48,112 read · 47,960 sent · 152 skipped"))
  }

  @Test("Every committed change is saved and can be undone and redone")
  func undo() {
    var session = Session(opening: Sample.file)
    session.go(to: .target)
    session.focus("Country code")
    session.retype("GB")
    #expect(session.takeRequests().contains { $0.word.hasPrefix("save") } == false)
    session.press(.tab)
    #expect(session.country == "GB")
    #expect(session.takeRequests().map(\.word) == ["save activation", "validate"])
    session.press(.control("z"))
    #expect(session.country == "US")
    #expect(session.takeRequests().map(\.word) == ["save activation", "validate"])
    session.press(.control("y"))
    #expect(session.country == "GB")
    session.press(.control("y"))
    #expect(session.state.notice?.kind == .bad)
    session.press(.up)
    let saved = WizardMessage.saved(path: Sample.path, documents: [.activation], failure: nil)
    session.receive(saved, saved)
    #expect(session.screen().contains("saving"))
    session.receive(saved)
    #expect(session.screen().contains("saved 17:04"))
  }

  @Test("Esc gives up what was typed, then leaves the field, then the activation")
  func escape() {
    var session = Session(opening: Sample.file)
    session.go(to: .target)
    session.focus("Country code")
    session.type("X")
    session.press(.escape)
    #expect(session.editor?.entry?.editor.text == "US")
    session.press(.escape)
    #expect(session.editor?.region == .rail)
    session.press(.escape)
    #expect(session.state.place == .home)
    #expect(session.country == "US")
  }

  @Test("Digits go to a step on the rail and are text in a text field")
  func digits() {
    var session = Session(opening: Sample.file)
    session.go(to: .target)
    session.focus("S3 bucket")
    session.type("7")
    #expect(session.editor?.entry?.editor.text == "acme-amc-upload7")
    session.press(.escape, .escape, .character("7"))
    #expect(session.editor?.step == .review)
  }

  @Test("A mistake in a new text shows when the field is left, and from then on while it is typed")
  func showsOnLeaving() throws {
    var session = Session(opening: Sample.file)
    session.go(to: .target)
    session.focus("File size")
    let field = try #require(session.editor?.focusedField)
    session.retype("9999")
    #expect(session.editor?.issues(of: field) == [])
    session.press(.tab, .backTab)
    #expect(session.editor?.issues(of: field).count == 1)
    session.retype("100")
    #expect(session.editor?.issues(of: field) == [])
  }

  @Test("Nothing blocks movement: a blank activation can be walked from end to end and back")
  func freeMovement() {
    var session = Session(opening: DraftFile(draft: Draft(), path: "/x.yaml"))
    for step in Field.Step.allCases.dropFirst() {
      session.press(.control("n"))
      #expect(session.editor?.step == step)
      for _ in 0..<40 { session.press(.down) }
    }
    for step in Field.Step.allCases.dropLast().reversed() {
      session.press(.control("b"))
      #expect(session.editor?.step == step)
    }
    #expect(session.takeRequests().contains { $0.word == "run" || $0.word.hasPrefix("save") } == false)
  }

  @Test("Choosing another connection reads its file and saves only the activation")
  func reconnects() {
    var session = Session(opening: Sample.file)
    _ = session.takeRequests()
    session.retype("acme-eu")
    session.press(.tab)
    #expect(session.takeRequests().first?.word == "reconnect")
    #expect(session.editor?.draft.connection == .map([:]))
    var draft = session.editor?.draft ?? Draft()
    draft.connection = ["connection": "acme-eu", "amc_instance_id": "amcr2bbbb2b"]
    session.receive(.reconnected(DraftFile(draft: draft, path: Sample.path)))
    #expect(session.editor?.draft.connection["amc_instance_id"] == "amcr2bbbb2b")
    #expect(session.screen().contains("amcr2bbbb2b"))
  }

  @Test("A connection that is not there yet is made by filling in its fields")
  func makesConnection() {
    var draft = Sample.draft
    draft.connection = .map([:])
    let missing = Activation.Issue.error(
      .connectionMissing, "connection.file", "There is no connection “acme-us”.", fix: "Make the file.")
    var session = Session(opening: DraftFile(draft: draft, path: Sample.path, issues: [missing]))
    #expect(session.screen().contains("There is no connection"))
    session.focus("AMC instance id")
    session.type("amcr1aaaa1a")
    _ = session.takeRequests()
    session.press(.tab)
    #expect(session.takeRequests().first?.word == "save connection")
    session.receive(.saved(path: Sample.path, documents: [.connection], failure: nil))
    #expect(session.editor?.issues.contains { $0.code == .connectionMissing } == false)
  }

  @Test("A file that could not be read is never written over")
  func neverOverwrites() {
    let broken = Activation.Issue.error(
      .brokenSyntax, FieldPath(), "x.yaml, line 3, column 1: bad.", fix: "Correct it.")
    var session = Session(opening: DraftFile(draft: Draft(), path: "/x.yaml", issues: [broken]))
    session.type("acme-us")
    session.press(.tab)
    #expect(session.takeRequests().allSatisfy { !$0.word.hasPrefix("save") && $0.word != "reconnect" })
    #expect(session.screen().contains("! not saved"))
  }

  @Test("Leaving waits until what was typed is on disk")
  func leavesAfterSaving() {
    var session = Session(opening: Sample.file)
    session.go(to: .target)
    session.focus("Country code")
    session.retype("GB")
    session.press(.control("c"))
    #expect(session.takeRequests().contains { $0.word == "save activation" })
    #expect(!session.program.isFinished)
    session.receive(.saved(path: Sample.path, documents: [.activation], failure: nil))
    #expect(session.program.isFinished)
  }

  @Test("When the draft cannot be written the program stays and says why")
  func staysWhenNotSaved() {
    var session = Session(opening: Sample.file)
    session.go(to: .target)
    session.focus("Country code")
    session.retype("GB")
    session.press(.control("c"))
    session.receive(.saved(path: Sample.path, documents: [.activation], failure: "The disk is full."))
    #expect(!session.program.isFinished)
    #expect(session.screen().contains("! The disk is full."))
    session.press(.control("c"))
    #expect(session.program.isFinished)
  }

  @Test("A secret in plain text is covered, a reference is shown")
  func secrets() {
    var session = Session(
      opening: Sample.file { $0.connection["login.client_secret" as FieldPath] = "not-a-real-secret" })
    let screen = session.screen(Size(rows: 60, columns: 100))
    #expect(!screen.contains("not-a-real-secret"))
    #expect(screen.contains("file:/run/secrets/refresh_token"))
    session.focus("Client secret")
    #expect(!session.screen(Size(rows: 60, columns: 100)).contains("not-a-real-secret"))
  }
}

extension Session {
  fileprivate var country: String? {
    editor?.draft.activation["result_settings.country_code" as FieldPath]?.scalarText
  }
}
