import Screen

extension KeyTable {
  static let mapping: [KeyBinding] = [
    KeyBinding([.enter], "Enter", "rename", "give the focused column another output name", .rename),
    KeyBinding([.character("m")], "m", "mask", "show or cover personal data", .toggleMask),
    KeyBinding([.character("a")], "a", "all columns", "send all columns, or the listed ones only", .toggleAllColumns),
    KeyBinding([.tab, .backTab], "Tab", "rows", "between the columns and the rows", .switchPane),
    .quiet([.up], "↑", "previous column or row", .moveInPane(-1)),
    .quiet([.down], "↓", "next column or row", .moveInPane(1)),
    .quiet([.left], "←", "previous column", .moveColumn(-1)),
    .quiet([.right], "→", "next column", .moveColumn(1)),
    .quiet([.character("c")], "c", "edit the list of columns as text", .editColumns),
    .quiet([.character("s")], "s", "edit the strings as text", .editStrings),
    helpKey,
    KeyBinding([.escape], "Esc", "steps", "to the list of steps", .peel),
  ]

  static let renaming: [KeyBinding] = [
    KeyBinding([.enter, .tab], "Enter", "rename", "take the name", .finishRenaming),
    KeyBinding([.escape], "Esc", "give up", "keep the old name", .close),
  ]

  static let review: [KeyBinding] = [
    .key("r", "run now", "export for real", .run),
    .key("d", "dry run", "do everything but sending, again", .dryRun),
    KeyBinding([.enter], "Enter", "go to issue", "go to the field of the selected issue", .jump),
    .key("y", "copy command", "copy the command line to the clipboard", .copyCommand),
    .quiet([.character("Y")], "Y", "copy the activation as YAML to the clipboard", .copyDocument),
    .quiet([.down, .tab], "↓", "next issue", .moveInReview(1)),
    .quiet([.up, .backTab], "↑", "previous issue", .moveInReview(-1)),
    helpKey,
    KeyBinding([.escape], "Esc", "steps", "to the list of steps", .peel),
  ]

  static let confirmation: [KeyBinding] = [
    KeyBinding([.enter], "Enter", "run", "start when the id is right", .confirm),
    KeyBinding([.escape], "Esc", "cancel", "do not run", .close),
  ]

  static let monitor: [KeyBinding] = [
    KeyBinding([.character("q"), .escape], "q", "stop or leave", "stop the run, or leave it running", .askToStop),
    helpKey,
  ]

  static let report: [KeyBinding] = [
    KeyBinding([.escape, .enter, .character("q")], "Esc", "all activations", "back to the list", .goHome),
    KeyBinding([.down], "↑↓", "scroll", "down in the report", .scrollReport(1)),
    .quiet([.up], "↑", "up in the report", .scrollReport(-1)),
    .quiet([.pageDown], "PgDn", "a page down", .scrollReport(8)),
    .quiet([.pageUp], "PgUp", "a page up", .scrollReport(-8)),
    helpKey,
  ]

  static let stop: [KeyBinding] = [
    KeyBinding([.character("s")], "s", "stop it", "stop; what was uploaded and not posted is removed", .stop),
    KeyBinding([.character("b")], "b", "leave it running", "back to the list while it goes on", .leaveRunning),
    KeyBinding([.escape, .character("k"), .enter], "Esc", "keep watching", "close this question", .close),
  ]
}
