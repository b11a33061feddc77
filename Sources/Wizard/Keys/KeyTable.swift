import Activation
import Screen

/// The one table that decides what a key does and that the key line, the help and the palette are made from (DESIGN 7).
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
    own(context) + anywhere
  }

  private static func own(_ context: KeyContext) -> [KeyBinding] {
    switch context {
    case .home: home + palette
    case .emptyHome: emptyHome + palette
    case .homeFilter: homeFilter
    case .rail: rail + steps + palette
    case .text: text + [helpKey] + stepBack + palette
    case .typing: typing + [functionHelp] + stepBack + palette
    case .options: options + [helpKey] + digits + stepBack + palette
    case .document: document + [helpKey] + digits + stepBack + palette
    case .datasetColumns: datasetColumns + [helpKey] + digits + stepBack + palette
    case .textEditor: textEditor
    case .mapping: mapping + digits + steps + palette
    case .columnFilter: columnFilter
    case .renaming: renaming
    case .review: review + digits + steps + palette
    case .monitor: monitor + palette
    case .report: report + palette
    case .dialogText: dialog + dialogMoves
    case .dialogChoice: dialog + dialogChoice + dialogMoves
    case .picker: picker
    case .question: question
    case .confirmation: confirmation
    case .stop: stop
    case .reading: reading
    case .help: help
    case .tooSmall: [KeyBinding([.character("q")], "q", "quit", "leave the program", .quit)]
    }
  }

  static let helpKey = KeyBinding(
    [.character("?"), .function(1)], "?", "help", "what this is, and all keys", .help)
  private static let functionHelp = KeyBinding(
    [.function(1)], "F1", "help", "what this field is, and all keys", .help)

  private static let anywhere: [KeyBinding] = [
    .quiet([.control("c")], "Ctrl-C", "leave; while a run is under way, ask first", .interrupt)
  ]

  private static let palette: [KeyBinding] = [
    .quiet([.control("p")], "Ctrl-P", "everything the program can do, by name", .palette)
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
