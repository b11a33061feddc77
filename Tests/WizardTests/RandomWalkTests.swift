import Activation
import Documents
import Screen
import Testing

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

/// The same numbers for the same seed (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
