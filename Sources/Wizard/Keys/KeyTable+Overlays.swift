import Screen

extension KeyTable {
  static let dialog: [KeyBinding] = [
    KeyBinding([.enter], "Enter", "take", "take the values", .acceptDialog),
    KeyBinding([.tab, .down], "Tab", "next", "next value", .moveInDialog(1)),
    KeyBinding([.escape], "Esc", "cancel", "change nothing", .close),
  ]

  static let dialogMoves: [KeyBinding] = [
    .quiet([.backTab, .up], "Shift-Tab", "previous value", .moveInDialog(-1))
  ]

  static let dialogChoice: [KeyBinding] = [
    KeyBinding([.right, .character(" ")], "←→", "choose", "next choice", .chooseInDialog(1)),
    .quiet([.left], "←", "previous choice", .chooseInDialog(-1)),
  ]

  static let picker: [KeyBinding] = [
    KeyBinding([.enter], "Enter", "take", "take the selected line", .acceptPicked),
    KeyBinding([.down, .tab], "↑↓", "move", "next line", .movePicked(1)),
    .quiet([.up, .backTab], "↑", "previous line", .movePicked(-1)),
    .quiet([.pageDown], "PgDn", "a page down", .movePicked(10)),
    .quiet([.pageUp], "PgUp", "a page up", .movePicked(-10)),
    KeyBinding([.escape], "Esc", "close", "choose nothing", .close),
  ]

  static let question: [KeyBinding] = [
    KeyBinding([.character("y")], "y", "yes", "do it", .agree),
    KeyBinding([.escape, .enter, .character("n"), .character("q")], "Esc", "no", "leave it as it is", .close),
  ]

  static let confirmation: [KeyBinding] = [
    KeyBinding([.enter], "Enter", "run", "start when the id is right", .confirm),
    KeyBinding([.escape], "Esc", "cancel", "do not run", .close),
  ]

  static let stop: [KeyBinding] = [
    KeyBinding([.character("a")], "a", "abort", "stop; what was uploaded and not posted is removed", .stop),
    KeyBinding([.character("l")], "l", "leave it running", "back to the list while it goes on", .leaveRunning),
    KeyBinding([.escape, .character("k"), .enter], "Esc", "keep watching", "close this question", .close),
  ]

  static let reading: [KeyBinding] = [
    KeyBinding([.escape, .enter, .character("q")], "Esc", "close", "close the text", .close),
    KeyBinding([.down], "↑↓", "scroll", "down in the text", .scrollHelp(1)),
    .quiet([.up], "↑", "up in the text", .scrollHelp(-1)),
    .quiet([.pageDown, .character(" ")], "PgDn", "a page down", .scrollHelp(10)),
    .quiet([.pageUp], "PgUp", "a page up", .scrollHelp(-10)),
    .quiet([.character("y")], "y", "copy the activation as YAML to the clipboard", .copyDocument),
  ]

  static let help: [KeyBinding] = [
    KeyBinding(
      [.escape, .enter, .character("?"), .character("q"), .function(1)], "Esc", "close", "close the help", .close),
    KeyBinding([.down], "↑↓", "scroll", "down in the help", .scrollHelp(1)),
    .quiet([.up], "↑", "up in the help", .scrollHelp(-1)),
    .quiet([.pageDown, .character(" ")], "PgDn", "a page down", .scrollHelp(8)),
    .quiet([.pageUp], "PgUp", "a page up", .scrollHelp(-8)),
  ]
}
