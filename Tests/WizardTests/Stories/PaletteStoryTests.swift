import Activation
import Screen
import Testing

@testable import Wizard

@Suite("The palette")
struct PaletteStoryTests {
  @Test("A few letters find an action, which goes to its step and is done")
  func performs() {
    var session = Session(opening: Sample.file)
    session.press(.control("p"))
    session.type("addcol")
    #expect(session.screen().contains("▸ Add a column to the data set"))
    session.press(.enter)
    #expect(session.editor?.step == .dataset)
    #expect(session.screen().contains("New column"))
  }

  @Test("What cannot be done now is listed with its reason and is not done")
  func disabled() {
    var session = Session(opening: Sample.file { $0.activation["result_settings.bucket" as FieldPath] = nil })
    session.press(.control("p"))
    session.type("run now")
    #expect(session.screen().contains("! First: S3 bucket is missing."))
    session.press(.enter)
    #expect(session.state.place == .activation)
    #expect(session.screen().contains("What to do"))
  }

  @Test("Ids of actions are different, and each has a title")
  func ids() {
    #expect(Set(Action.all.map(\.id)).count == Action.all.count)
    #expect(Action.all.allSatisfy { !$0.title.isEmpty && !$0.meaning.isEmpty })
  }

  @Test(
    "Every action without a reason against it can be done from a complete activation", arguments: Action.all.map(\.id))
  func safe(_ id: String) {
    var session = Session(opening: Sample.file)
    session.receive(.listed([Sample.file]))
    session.press(.control("p"))
    session.type(id)
    session.press(.enter)
    _ = session.screen()
    session.press(.escape)
    _ = session.screen()
  }

  @Test("Help scrolls to its end and no further")
  func helpScrolls() {
    var session = Session(opening: Sample.file)
    session.press(.escape, .character("?"))
    let top = session.screen(.floor)
    for _ in 0..<40 { session.press(.pageDown) }
    let end = session.screen(.floor)
    #expect(top != end)
    #expect(end.contains("Ctrl-P"))
    for _ in 0..<40 { session.press(.pageUp) }
    #expect(session.screen(.floor) == top)
  }
}
