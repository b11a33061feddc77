import Screen

extension KeyTable {
  private static let moves: [KeyBinding] = [
    KeyBinding([.tab], "Tab", "next", "next field", .nextField),
    .quiet([.backTab], "Shift-Tab", "previous field", .previousField),
    .quiet([.down], "↓", "next field, or next row of a table", .moveInForm(1)),
    .quiet([.up], "↑", "previous field, or previous row of a table", .moveInForm(-1)),
  ]
  private static let nextStep = KeyBinding([.control("n")], "Ctrl-N", "next step", "next step", .nextStep)
  private static let pages: [KeyBinding] = [
    .quiet([.pageDown], "PgDn", "several fields down", .pageInForm(1)),
    .quiet([.pageUp], "PgUp", "several fields up", .pageInForm(-1)),
    .quiet([.control("r")], "Ctrl-R", "back to what holds when the field is left out", .restoreDefault),
  ]
  private static let toSteps = KeyBinding([.escape], "Esc", "steps", "to the list of steps", .peel)
  private static let accept = KeyBinding.quiet([.enter], "Enter", "accept and go to the next field", .accept)
  private static let choose = KeyBinding.quiet(
    [.control("o")], "Ctrl-O", "choose among the values that are known", .chooseValue)

  static let rail: [KeyBinding] =
    [
      KeyBinding([.enter, .tab, .right], "Enter", "go in", "to the fields of the step", .enterContent),
      KeyBinding([.down], "↑↓", "step", "next step", .moveStep(1)),
      .quiet([.up, .backTab], "↑", "previous step", .moveStep(-1)),
      KeyBinding(
        [.character("1")], "1–7", "step", "go to a step by its number", .goTo(.connection)),
      helpKey,
      KeyBinding([.escape, .left, .character("q")], "Esc", "all activations", "back to the list", .goHome),
    ] + digits

  static let text: [KeyBinding] = moves + [nextStep, accept, choose, toSteps] + pages

  static let typing: [KeyBinding] =
    [
      KeyBinding([.enter, .tab, .down], "Enter", "accept", "accept and go to the next field", .accept),
      .quiet([.backTab, .up], "Shift-Tab", "accept and go to the previous field", .previousField),
      nextStep, choose,
      KeyBinding([.escape], "Esc", "give up", "give up what was typed", .peel),
    ] + pages

  static let options: [KeyBinding] =
    [
      KeyBinding([.right, .character(" ")], "←→", "choose", "next value", .chooseOption(1)),
      .quiet([.left], "←", "previous value", .chooseOption(-1)),
    ] + moves + [nextStep, accept, toSteps] + pages

  static let document: [KeyBinding] =
    [
      KeyBinding([.enter], "Enter", "edit", "open in the text editor", .openDocument),
      KeyBinding(
        [.character("e")], "e", "$EDITOR", "open in the editor of your own that EDITOR names", .editOutside),
    ] + moves + [nextStep, toSteps] + pages

  /// The table of the data set's columns.
  static let datasetColumns: [KeyBinding] =
    [
      KeyBinding([.enter], "Enter", "edit", "edit the column", .editColumn),
      .key("a", "add", "add a column below", .addColumn),
      .key("x", "remove", "remove the column", .removeColumn),
      KeyBinding([.character("K")], "K J", "move", "move the column up", .moveColumnInDefinition(-1)),
      .quiet([.character("J")], "J", "move the column down", .moveColumnInDefinition(1)),
      KeyBinding([.character("j"), .character("t")], "j", "JSON", "the definition as JSON text", .openDocument),
      .quiet([.character("p")], "p", "id, partitions, country and key of the data set", .editDatasetProperties),
      .quiet([.character("e")], "e", "open the JSON in the editor that EDITOR names", .editOutside),
    ] + moves.map { .quiet($0.keys, $0.label, $0.meaning, $0.command) } + [
      .quiet([.control("n")], "Ctrl-N", "next step", .nextStep),
      .quiet([.escape], "Esc", "to the list of steps", .peel),
    ] + pages

  static let textEditor: [KeyBinding] = [
    KeyBinding([.escape, .control("n")], "Esc", "done", "take the text and close the editor", .closeDocument),
    KeyBinding([.control("o")], "Ctrl-O", "$EDITOR", "go on in the editor that EDITOR names", .editOutside),
    KeyBinding([.control("z")], "Ctrl-Z", "undo", "undo in the text", .undoText),
    .quiet([.control("y")], "Ctrl-Y", "redo in the text", .redoText),
    KeyBinding([.function(1)], "F1", "help", "what this field is, and all keys", .help),
  ]
}
