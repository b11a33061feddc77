import Screen

extension KeyTable {
  private static let new = KeyBinding.key("n", "new", "make an activation", .newActivation)
  private static let quit = KeyBinding.key("q", "quit", "leave the program", .quit)
  private static let watch = KeyBinding.key(
    "w", "watch run", "look at the run under way, or at the last one", .watchRun)

  static let home: [KeyBinding] = [
    KeyBinding([.enter], "Enter", "open", "open the selected activation", .openActivation),
    .quiet([.up], "↑", "previous activation", .moveInList(-1)),
    .quiet([.down], "↓", "next activation", .moveInList(1)),
    .quiet([.pageUp], "PgUp", "a page up", .pageInList(-1)),
    .quiet([.pageDown], "PgDn", "a page down", .pageInList(1)),
    new, watch, helpKey, quit,
  ]

  static let emptyHome: [KeyBinding] = [new, helpKey, quit]

  static let newActivation: [KeyBinding] = [
    KeyBinding([.enter], "Enter", "make it", "make the activation and open it", .create),
    KeyBinding([.escape], "Esc", "cancel", "make none", .close),
  ]

  static let help: [KeyBinding] = [
    KeyBinding(
      [.escape, .enter, .character("?"), .character("q"), .function(1)], "Esc", "close", "close the help", .close),
    KeyBinding([.down], "↑↓", "scroll", "down in the help", .scrollHelp(1)),
    .quiet([.up], "↑", "up in the help", .scrollHelp(-1)),
    .quiet([.pageDown], "PgDn", "a page down", .scrollHelp(8)),
    .quiet([.pageUp], "PgUp", "a page up", .scrollHelp(-8)),
  ]
}
