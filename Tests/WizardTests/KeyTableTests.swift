import Screen
import Testing

@testable import Wizard

@Suite("The key table")
struct KeyTableTests {
  @Test("The key line names at most six keys, and its first ones fit 60 columns", arguments: KeyContext.allCases)
  func line(_ context: KeyContext) {
    let line = KeyTable.line(in: context)
    #expect(line.count <= KeyTable.lineCapacity)
    #expect(!line.isEmpty)
    let first = line.prefix(3).map { "\($0.label) \($0.title)" }.joined(separator: "   ")
    #expect(first.displayWidth < Size.floor.columns)
  }

  @Test("Every binding is reached by one of its keys", arguments: KeyContext.allCases)
  func reachable(_ context: KeyContext) {
    var seen: Set<Key> = []
    for binding in KeyTable.bindings(in: context) {
      let isNew = binding.keys.contains { seen.insert($0).inserted }
      #expect(isNew || context == .rail, "\(binding.label) is hidden by an earlier binding")
    }
  }

  @Test("Ctrl-C is known everywhere", arguments: KeyContext.allCases)
  func interrupt(_ context: KeyContext) {
    #expect(KeyTable.command(for: .control("c"), in: context) == .interrupt)
  }

  @Test("No letter is taken away from a text", arguments: KeyContext.allCases.filter(\.takesText))
  func letters(_ context: KeyContext) {
    for letter in "abcxyzABC0189 .:/*" {
      #expect(KeyTable.command(for: .character(letter), in: context) == nil)
    }
  }
}
