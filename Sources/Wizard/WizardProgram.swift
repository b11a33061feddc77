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
    state.now = clock.now()
    state.handle(event)
    performRequests()
  }

  public mutating func receive(_ message: WizardMessage) {
    state.now = clock.now()
    state.receive(message)
    performRequests()
  }

  public mutating func tick() { state.now = clock.now() }

  public mutating func view(_ size: Size) -> Frame {
    state.size = size
    return WizardView(state: state, size: size, glyphs: glyphs).frame()
  }

  public var isFinished: Bool { state.lifecycle == .finished }

  /// Clocks run while an export is under way.
  public var tickInterval: Duration? { state.isRunning ? .milliseconds(500) : nil }

  public mutating func takeRequest() -> ScreenRequest<WizardMessage>? { state.takeCopy().map(ScreenRequest.copy) }

  /// How the run that was watched last ended, for the exit status; nil when none has ended.
  public var lastReport: ExportReport? { state.monitor?.report }

  private mutating func performRequests() {
    for request in state.takeRequests() { effects.perform(request) }
  }
}
