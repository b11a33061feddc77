import Screen

extension KeyTable {
  private static let quit = KeyBinding.key("q", "quit", "leave the program", .quit)
  private static let moves: [KeyBinding] = [
    .quiet([.up], "↑", "previous line", .moveInList(-1)),
    .quiet([.down], "↓", "next line", .moveInList(1)),
    .quiet([.pageUp], "PgUp", "a page up", .pageInList(-1)),
    .quiet([.pageDown], "PgDn", "a page down", .pageInList(1)),
  ]

  static let home: [KeyBinding] =
    [KeyBinding([.enter], "Enter", "open", "open the selected activation", .openActivation)] + moves + [
      .key("n", "new", "make an activation", .newActivation),
      .key("/", "filter", "show only activations with these words", .filterList),
      .quiet([.character("d")], "d", "make a copy of the selected activation", .duplicateActivation),
      .quiet([.character("x"), .delete], "x", "delete the selected activation", .deleteActivation),
      .quiet([.character("i")], "i", "take in a workflow or activation file", .importFile),
      .key("w", "watch run", "look at the run under way, or at the last one", .watchRun),
      helpKey, quit,
      .quiet([.escape], "Esc", "show all activations again", .dropFilter),
    ]

  static let emptyHome: [KeyBinding] =
    [KeyBinding([.enter], "Enter", "choose", "do what the selected line says", .openActivation)] + moves + [
      .quiet([.character("t")], "t", "try the demo; nothing leaves this machine", .tryDemo),
      .quiet([.character("n")], "n", "connect to Amazon Marketing Cloud", .newActivation),
      .quiet([.character("i")], "i", "take in a workflow or activation file", .importFile),
      helpKey, quit,
    ]

  static let homeFilter: [KeyBinding] = [
    KeyBinding([.enter, .down, .tab], "Enter", "keep", "keep the list as short as it is", .keepFilter),
    KeyBinding([.escape], "Esc", "all", "show all activations again", .dropFilter),
  ]
}
