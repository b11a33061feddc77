import Activation
import Testing

@testable import Wizard

@Suite("Undo and redo")
struct HistoryTests {
  private let first = Draft(activation: ["activation": "first"])
  private let second = Draft(activation: ["activation": "second"])
  private let third = Draft(activation: ["activation": "third"])

  @Test("Undo goes back step by step and redo forward again")
  func backAndForth() {
    var history = History()
    history.record(first)
    history.record(second)
    #expect(history.undo(from: third) == second)
    #expect(history.undo(from: second) == first)
    #expect(history.undo(from: first) == nil)
    #expect(history.redo(from: first) == second)
    #expect(history.redo(from: second) == third)
    #expect(history.redo(from: third) == nil)
  }

  @Test("A change after undo forgets what was undone")
  func branch() {
    var history = History()
    history.record(first)
    #expect(history.undo(from: second) == first)
    history.record(first)
    #expect(!history.canRedo)
  }
}
