import Activation
import Screen

/// The one table that decides what a key does and that the key line and the help are made from (DESIGN 7).
enum KeyTable {
  /// The most keys the key line names.
  static let lineCapacity = 6

  static func command(for key: Key, in context: KeyContext) -> Command? {
    bindings(in: context).first { $0.keys.contains(key) }?.command
  }

  /// The bindings that the key line names.
  static func line(in context: KeyContext) -> [KeyBinding] {
    Array(bindings(in: context).filter(\.isInKeyLine).prefix(lineCapacity))
  }

  static func bindings(in context: KeyContext) -> [KeyBinding] {
    switch context {
    case .home: home + anywhere
    case .emptyHome: emptyHome + anywhere
    case .newActivation: newActivation + anywhere
    case .rail: rail + steps + anywhere
    case .text: text + [helpKey] + stepBack + anywhere
    case .typing: typing + [functionHelp] + stepBack + anywhere
    case .options: options + [helpKey] + digits + stepBack + anywhere
    case .document: document + [helpKey] + digits + stepBack + anywhere
    case .textEditor: textEditor + anywhere
    case .mapping: mapping + digits + steps + anywhere
    case .renaming: renaming + anywhere
    case .review: review + digits + steps + anywhere
    case .confirmation: confirmation + anywhere
    case .monitor: monitor + anywhere
    case .report: report + anywhere
    case .stop: stop + anywhere
    case .help: help + anywhere
    case .tooSmall: [KeyBinding([.character("q")], "q", "quit", "leave the program", .quit)] + anywhere
    }
  }

  static let helpKey = KeyBinding(
    [.character("?"), .function(1)], "?", "help", "what this is, and all keys", .help)
  private static let functionHelp = KeyBinding(
    [.function(1)], "F1", "help", "what this field is, and all keys", .help)

  private static let anywhere: [KeyBinding] = [
    .quiet([.control("c")], "Ctrl-C", "leave; while a run is under way, ask first", .interrupt)
  ]

  /// Ways through an activation.
  private static let steps: [KeyBinding] =
    [.quiet([.control("n")], "Ctrl-N", "next step", .nextStep)] + stepBack

  /// The same for forms, whose key line names the next step.
  private static let stepBack: [KeyBinding] = [
    .quiet([.control("b")], "Ctrl-B", "previous step", .previousStep),
    .quiet([.control("z")], "Ctrl-Z", "undo", .undo),
    .quiet([.control("y")], "Ctrl-Y", "redo", .redo),
  ]

  static let digits: [KeyBinding] = Field.Step.allCases.map { step in
    .quiet([.character(Character("\(step.number)"))], "\(step.number)", "go to \(step.rawValue)", .goTo(step))
  }
}
