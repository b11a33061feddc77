import Activation
import Documents
import Screen

/// The whole application as values. Its functions change it and put what they want done outside into `requests`.
struct WizardState: Sendable {
  enum Place: Sendable, Hashable {
    case home
    case activation
    case monitor
  }

  enum Lifecycle: Sendable, Hashable {
    case open
    /// Left as soon as the stopped run has ended.
    case leaving
    case finished
  }

  var place = Place.home
  var home = HomeState()
  var editor: EditorState?
  /// The run that is under way, or the last one.
  var monitor: MonitorState?
  var overlay: Overlay?
  var notice: Notice?
  var lifecycle = Lifecycle.open
  /// What the person wants after the wizard has ended.
  var wish: WizardWish?
  var now: Moment
  var size = Size.standard
  /// What answers to a click on the picture that is shown.
  var spots: [Picture.Spot] = []

  /// Writes that were asked for and have not been answered; the program does not end before them.
  var writesUnderWay = 0
  /// The text on the recovery shelf.
  var keptText: Recovery?

  private(set) var requests: [WizardRequest] = []
  private(set) var terminalWishes: [TerminalWish] = []
  private var lastGeneration = 0

  init(now: Moment) { self.now = now }

  var isRunning: Bool { monitor.map { !$0.isFinished } ?? false }

  mutating func request(_ request: WizardRequest) {
    requests.append(request)
    if request.writes { writesUnderWay += 1 }
  }

  mutating func takeRequests() -> [WizardRequest] {
    defer { requests = [] }
    return requests
  }

  mutating func wish(_ wish: TerminalWish) { terminalWishes.append(wish) }

  mutating func takeTerminalWish() -> TerminalWish? { terminalWishes.isEmpty ? nil : terminalWishes.removeFirst() }

  mutating func nextGeneration() -> Int {
    lastGeneration += 1
    return lastGeneration
  }

  mutating func say(_ text: String, _ kind: Notice.Kind = .good) { notice = Notice(text: text, kind: kind) }
}

/// What the wizard wants of the terminal.
enum TerminalWish: Sendable, Hashable {
  case copy(String)
  /// Hand the terminal to the person's editor with this text; the ending is that of the file's name.
  case edit(String, ending: String)
}

/// What comes after the wizard.
public enum WizardWish: Sendable, Hashable {
  case demo
}
