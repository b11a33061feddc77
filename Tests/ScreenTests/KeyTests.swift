import Screen
import Testing

@Suite("Key names")
struct KeyTests {
  @Test(
    "Keys have the names that help shows",
    arguments: [
      (Key.character("n"), "n"), (.character(" "), "Space"), (.control("n"), "Ctrl-N"), (.backTab, "Shift-Tab"),
      (.escape, "Esc"), (.pageUp, "PgUp"), (.function(1), "F1"),
    ])
  func names(key: Key, name: String) {
    #expect(key.description == name)
  }
}
