import Documents
import ExportEngine
import Screen

/// The wizard: its state, how events and messages change it, and how it looks. It does nothing outside itself; what it
/// wants done goes through its effects (DESIGN 7).
public struct WizardProgram: ScreenProgram {
  private(set) var state: WizardState
  private let effects: WizardEffects
  private let clock: WizardClock
  private let glyphs: Glyphs

  /// - Parameters:
  ///   - opening: the activation to show first; nil begins with the list.
  public init(effects: WizardEffects, clock: WizardClock, glyphs: Glyphs, opening: DraftFile? = nil) {
    self.effects = effects
    self.clock = clock
    self.glyphs = glyphs
    state = WizardState(now: clock.now())
    if let opening { state.open(opening) }
    state.request(.list)
    performRequests()
  }

  public mutating func handle(_ event: InputEvent) {
    change { $0.handle(event) }
  }

  public mutating func receive(_ message: WizardMessage) {
    change { $0.receive(message) }
  }

  public mutating func tick() {
    change { $0.keepUnsavedText() }
  }

  private mutating func change(_ change: (inout WizardState) -> Void) {
    state.now = clock.now()
    change(&state)
    state.forgetSavedText()
    performRequests()
  }

  public mutating func view(_ size: Size) -> Frame {
    state.size = size
    let picture = WizardView(state: state, size: size, glyphs: glyphs).picture()
    state.spots = picture.spots
    return picture.frame
  }

  public var isFinished: Bool { state.lifecycle == .finished }

  /// Clocks run while an export is under way, and text is kept while it is typed.
  public var tickInterval: Duration? {
    if state.isRunning { return .milliseconds(500) }
    return state.hasTextToKeep ? .seconds(1) : nil
  }

  public mutating func takeRequest() -> ScreenRequest<WizardMessage>? {
    switch state.takeTerminalWish() {
    case .copy(let text): .copy(text)
    case .edit(let text, let ending): .foreground { [effects] in .editedOutside(effects.editOutside(text, ending)) }
    case nil: nil
    }
  }

  /// What the person wants after the wizard; nil for nothing.
  public var wish: WizardWish? { state.wish }

  /// How the run that was watched last ended, for the exit status; nil when none has ended.
  public var lastReport: ExportReport? { state.monitor?.report }

  private mutating func performRequests() {
    for request in state.takeRequests() { effects.perform(request) }
  }
}
