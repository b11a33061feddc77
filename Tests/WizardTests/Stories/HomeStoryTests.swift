import Activation
import Documents
import Screen
import Testing

@testable import Wizard

@Suite("A person at the list of activations")
struct HomeStoryTests {
  private func open(_ files: [DraftFile] = Stories.files) -> Session {
    var session = Session()
    session.receive(.connectionsListed(["acme-us"]), .listed(files))
    _ = session.takeRequests()
    return session
  }

  @Test("An empty home offers the demo, a connection and a file; each is one key")
  func empty() {
    var session = open([])
    #expect(session.screen().contains("▸ t  Try the demo"))
    session.press(.down, .enter)
    #expect(session.screen().contains("New activation"))
    session.press(.escape, .character("i"))
    #expect(session.screen().contains("Take in a file"))
    session.press(.escape, .character("t"))
    #expect(session.program.isFinished)
    #expect(session.program.wish == .demo)
  }

  @Test("A new activation begins with the only connection there is")
  func makes() {
    var session = open()
    session.press(.character("n"), .enter)
    #expect(session.screen().contains("Give it a name."))
    session.type("weekly")
    session.press(.enter)
    guard case .create("weekly", "acme-us") = session.takeRequests().last else {
      Issue.record("it is not made")
      return
    }
  }

  @Test("A filter shortens the list; Esc brings all back and keeps the selection")
  func filters() {
    var session = open()
    session.press(.character("/"))
    session.type("lapsed")
    #expect(!session.screen().contains("loyalty-purchases"))
    session.press(.enter)
    #expect(session.screen().contains("Activations with lapsed"))
    session.press(.escape)
    #expect(session.screen().contains("loyalty-purchases"))
    session.press(.character("/"))
    session.type("nothing like it")
    #expect(session.screen().contains("nothing has these words"))
    session.press(.enter, .enter)
    #expect(session.takeRequests().isEmpty)
  }

  @Test("Deleting asks, and only y deletes")
  func deletes() {
    var session = open()
    session.press(.character("x"))
    #expect(session.screen().contains("Delete lapsed-buyers"))
    session.press(.enter)
    #expect(session.takeRequests().isEmpty)
    session.press(.character("x"), .character("y"))
    #expect(session.takeRequests().map(\.word) == ["delete"])
    session.receive(.filed(FilingResult(text: "It is deleted.", isDone: true, opens: nil)))
    #expect(session.takeRequests().map(\.word) == ["list"])
    #expect(session.screen().contains("✓ It is deleted."))
  }

  @Test("A copy gets a name of its own and is opened")
  func duplicates() {
    var session = open()
    session.press(.character("d"), .enter)
    guard case .duplicate(_, "lapsed-buyers-2") = session.takeRequests().last else {
      Issue.record("it is not copied")
      return
    }
    session.receive(.filed(FilingResult(text: "Copied.", isDone: true, opens: "/x.yaml")))
    #expect(session.takeRequests().map(\.word) == ["list", "load"])
  }

  @Test("A click selects, another one opens; the key line answers too")
  func clicks() {
    var session = open()
    session.click("loyalty-purchases ")
    #expect(session.state.home.selection.selected == 1)
    session.click("loyalty-purchases ")
    #expect(session.takeRequests().map(\.word) == ["load"])
    session.click("? help")
    #expect(session.screen().contains("Keys"))
  }

  @Test("Fields, steps and columns answer to the mouse, and nothing below an overlay does")
  func clicksInActivation() async throws {
    let folder = try SampleFolder()
    var session = Session(opening: folder.file)
    session.click("Target")
    #expect(session.editor?.step == .target)
    session.click("S3 bucket")
    #expect(session.editor?.focusedField?.title == "S3 bucket")
    session.click("Mapping")
    await session.answer(with: folder)
    session.click("zip  ")
    #expect(session.editor?.mapping.focusedColumn?.source == "zip")
    session.press(.character("?"))
    session.program.handle(.click(Point(row: 2, column: 3)))
    #expect(session.editor?.step == .mapping)
    session.program.handle(.wheel(Point(row: 5, column: 5), steps: 1))
  }
}

@Suite("Text that was being typed")
struct RecoveryStoryTests {
  @Test("It is kept after a second, and forgotten when it is taken")
  func keeps() {
    var session = Session(opening: Sample.file)
    session.go(to: .target)
    session.focus("S3 bucket")
    _ = session.takeRequests()
    session.type("-eu")
    #expect(session.program.tickInterval == .seconds(1))
    session.program.tick()
    guard case .keep(let kept) = session.takeRequests().first else {
      Issue.record("it is not kept")
      return
    }
    #expect(kept == Recovery(path: Sample.path, field: "result_settings.bucket", text: "acme-amc-upload-eu"))
    session.program.tick()
    #expect(session.takeRequests().isEmpty)
    session.press(.enter)
    #expect(session.takeRequests().map(\.word).contains("forget"))
  }

  @Test("A secret is never kept")
  func keepsNoSecret() {
    var session = Session(opening: Sample.file)
    session.focus("Client secret")
    session.retype("env:OTHER")
    session.program.tick()
    #expect(!session.takeRequests().contains { $0.word == "keep" })
  }

  @Test("It is offered when the activation is opened again, and y goes on with it")
  func recovers() {
    var session = Session(opening: Sample.file)
    session.receive(.recoverable(Recovery(path: Sample.path, field: "result_settings.bucket", text: "acme-eu")))
    #expect(session.screen().contains("The program ended while result_settings.bucket was being typed."))
    session.press(.character("y"))
    #expect(session.editor?.focusedField?.title == "S3 bucket")
    #expect(session.editor?.entry?.editor.text == "acme-eu")
    #expect(session.editor?.draft == Sample.draft)
    session.press(.enter)
    #expect(session.takeRequests().map(\.word).contains("forget"))
  }

  @Test("A text of several lines comes back into its editor, and Esc forgets it")
  func recoversDocument() {
    var session = Session(opening: Sample.file)
    let kept = Recovery(path: Sample.path, field: DefinitionTable.path, text: "{\n")
    session.receive(.recoverable(kept))
    session.press(.character("y"))
    #expect(session.editor?.document?.area.text == "{\n")

    var other = Session(opening: Sample.file)
    other.receive(.recoverable(kept))
    _ = other.takeRequests()
    other.press(.escape)
    #expect(other.takeRequests().map(\.word) == ["forget"])
    #expect(other.editor?.document == nil)
  }

  @Test("A terminal that goes away loses nothing that was typed")
  func hangup() {
    var session = Session(opening: Sample.file)
    session.go(to: .target)
    session.focus("Country code")
    session.retype("GB")
    _ = session.takeRequests()
    session.program.handle(.hangup)
    #expect(session.takeRequests().map(\.word).contains("save activation"))
    #expect(!session.program.isFinished)
    session.receive(.saved(path: Sample.path, documents: [.activation], failure: nil))
    #expect(session.program.isFinished)
  }

  @Test("A pasted id loses its blanks and line ends, and that is told")
  func pastes() {
    var session = Session(opening: Sample.file)
    session.focus("AMC instance id")
    session.press(.control("u"))
    session.program.handle(.paste("  amcr2bbbb2b\n"))
    #expect(session.editor?.entry?.editor.text == "amcr2bbbb2b")
    #expect(session.state.notice?.text.hasPrefix("Pasted as one line") == true)
    session.press(.control("u"))
    session.program.handle(.paste("amcr2bbbb2b"))
    #expect(session.state.notice == nil)
  }
}
