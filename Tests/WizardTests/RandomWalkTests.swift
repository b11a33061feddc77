import Activation
import Documents
import Screen
import Testing
import TestSupport

@testable import Wizard

@Suite("Whatever is pressed")
struct RandomWalkTests {
  private static let keys: [Key] = [
    .enter, .tab, .backTab, .escape, .backspace, .delete, .up, .down, .left, .right, .home, .end, .pageUp, .pageDown,
    .function(1), .control("n"), .control("b"), .control("z"), .control("y"), .control("u"), .control("k"),
  ]
  private static let characters = Array("?0123457abcdehjkmnqrswyxY*:{}[]é日👩‍👩‍👧 ")

  @Test("The screen fits, the cursor is on it, and undo leads back to the beginning", arguments: 0..<16)
  func walk(_ seed: Int) async throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let folder = try SampleFolder()
    let file = folder.file
    var session = Session(opening: file)
    for _ in 0..<80 {
      let isKey = Bool.random(using: &generator)
      let key = isKey ? Self.keys.randomElement(using: &generator) : nil
      session.press(key ?? .character(Self.characters.randomElement(using: &generator) ?? "a"))
      if Int.random(in: 0..<10, using: &generator) == 0 { await session.answer(with: folder) }
      checkScreen(&session, &generator)
    }
    guard let editor = session.editor, editor.file.path == file.path else { return }
    var state = session.state
    state.overlay = nil
    for _ in 0..<200 { state.undo() }
    #expect(state.editor?.draft.activation == file.draft.activation)
  }

  private func checkScreen(_ session: inout Session, _ generator: inout SeededGenerator) {
    let size = Size(rows: .random(in: 1...50, using: &generator), columns: .random(in: 1...130, using: &generator))
    let frame = session.program.view(size)
    #expect(frame.buffer.size == size)
    if let cursor = frame.cursor { #expect(frame.buffer.bounds.contains(cursor)) }
    _ = session.program.view(.standard)
  }
}
