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
  ]

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

  static let text: [KeyBinding] =
    moves + [
      nextStep,
      .quiet([.enter], "Enter", "accept and go to the next field", .accept),
      KeyBinding([.escape], "Esc", "steps", "to the list of steps", .peel),
    ] + pages

  static let typing: [KeyBinding] =
    [
      KeyBinding([.enter, .tab, .down], "Enter", "accept", "accept and go to the next field", .accept),
      .quiet([.backTab, .up], "Shift-Tab", "accept and go to the previous field", .previousField),
      nextStep,
      KeyBinding([.escape], "Esc", "give up", "give up what was typed", .peel),
    ] + pages

  static let options: [KeyBinding] =
    [
      KeyBinding([.right, .character(" ")], "←→", "choose", "next value", .chooseOption(1)),
      .quiet([.left], "←", "previous value", .chooseOption(-1)),
    ] + moves + [
      nextStep,
      .quiet([.enter], "Enter", "accept and go to the next field", .accept),
      KeyBinding([.escape], "Esc", "steps", "to the list of steps", .peel),
    ] + pages

  static let document: [KeyBinding] =
    [
      KeyBinding([.enter, .character("e")], "Enter", "edit", "open in the text editor", .openDocument)
    ] + moves + [
      nextStep,
      KeyBinding([.escape], "Esc", "steps", "to the list of steps", .peel),
    ] + pages

  static let textEditor: [KeyBinding] = [
    KeyBinding([.escape, .control("n")], "Esc", "done", "take the text and close the editor", .closeDocument),
    KeyBinding([.function(1)], "F1", "help", "what this field is, and all keys", .help),
  ]
}
