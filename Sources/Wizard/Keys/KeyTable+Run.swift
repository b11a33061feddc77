import Screen

extension KeyTable {
  private static let toSteps = KeyBinding([.escape], "Esc", "steps", "to the list of steps", .peel)

  static let mapping: [KeyBinding] = [
    KeyBinding([.enter], "Enter", "rename", "give the column another output name, or edit the string", .editMapping),
    .key("m", "mask", "show or cover personal data", .toggleMask),
    .key("+", "column", "send another source column, or one under a second name", .addMappedColumn),
    .key("s", "string", "send a value made for the export", .addString),
    .key("/", "filter", "show only columns with these words", .filterColumns),
    .quiet([.character("x"), .delete], "x", "send the focused column or string no longer", .removeMapping),
    .quiet([.character("a")], "a", "send all columns, or the listed ones only", .toggleAllColumns),
    .quiet([.character("n")], "n", "next column with the words of the last filter", .search(1)),
    .quiet([.character("N")], "N", "previous column with those words", .search(-1)),
    .quiet([.tab, .backTab], "Tab", "between the columns and the rows", .switchPane),
    .quiet([.up], "↑", "previous column or row", .moveInPane(-1)),
    .quiet([.down], "↓", "next column or row", .moveInPane(1)),
    .quiet([.left], "←", "previous column", .moveColumn(-1)),
    .quiet([.right], "→", "next column", .moveColumn(1)),
    .quiet([.character("c")], "c", "edit the list of columns as text", .editColumns),
    .quiet([.character("S")], "S", "edit the strings as text", .editStrings),
    helpKey,
    .quiet([.escape], "Esc", "drop the filter, then to the list of steps", .peel),
  ]

  static let columnFilter: [KeyBinding] = [
    KeyBinding([.enter, .down, .tab], "Enter", "keep", "keep the list as short as it is", .keepColumnFilter),
    KeyBinding([.escape], "Esc", "all", "show all columns again", .dropColumnFilter),
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
    .quiet([.character("Y")], "Y", "look at the activation as YAML", .showDocument),
    .quiet([.down, .tab], "↓", "next issue", .moveInReview(1)),
    .quiet([.up, .backTab], "↑", "previous issue", .moveInReview(-1)),
    helpKey, toSteps,
  ]

  private static let rejects = KeyBinding.key("s", "skipped rows", "which rows are skipped, and why", .showRejects)

  static let monitor: [KeyBinding] = [
    KeyBinding([.character("q"), .escape], "q", "stop or leave", "stop the run, or leave it running", .askToStop),
    rejects, helpKey,
  ]

  static let report: [KeyBinding] = [
    KeyBinding([.escape, .enter, .character("q")], "Esc", "all activations", "back to the list", .goHome),
    KeyBinding([.down], "↑↓", "scroll", "down in the report", .scrollReport(1)),
    .quiet([.up], "↑", "up in the report", .scrollReport(-1)),
    .quiet([.pageDown], "PgDn", "a page down", .scrollReport(8)),
    .quiet([.pageUp], "PgUp", "a page up", .scrollReport(-8)),
    rejects, helpKey,
  ]
}
