import CTerminal
import Foundation
import Screen

/// The loop of one screen, on its own thread: waits for input, mail and time, lets the program act, draws.
struct ScreenLoop<Program: ScreenProgram> {
  private(set) var program: Program
  private let mailbox: Mailbox<Program.Message>
  private let options: TerminalOptions
  private let environment: TerminalEnvironment
  private let isCancelled: @Sendable () -> Bool
  private var painter: Painter
  private var decoder = EventDecoder()
  private var pacing = RedrawPacing()
  private var ticks = TickClock(start: .now)
  private var toldCancelled = false
  private var lastInput = ContinuousClock.now

  /// The longest silence within a paste; then its end mark is taken for lost.
  private static var pasteSilence: Duration { .milliseconds(500) }

  /// The screen is up.
  init(
    _ program: Program, _ mailbox: Mailbox<Program.Message>, _ options: TerminalOptions,
    _ environment: TerminalEnvironment, isCancelled: @escaping @Sendable () -> Bool
  ) {
    self.program = program
    self.mailbox = mailbox
    self.options = options
    self.environment = environment
    self.isCancelled = isCancelled
    painter = Painter(palette: Palette(colors: Int(ct_colors())))
  }

  mutating func run() {
    mailbox.onPost { ct_wake() }
    defer { mailbox.onPost(nil) }
    deliver(.resize(painter.size))
    while !program.isFinished {
      drawIfDue()
      wait()
      takeInput()
      takeCancellation()
      takeMail()
      takeTick()
    }
  }

  private mutating func drawIfDue() {
    guard pacing.delay(at: .now) == .zero else { return }
    painter.paint(program.view(painter.size))
    pacing.drew(at: .now)
  }

  /// Waits for a key, a wake or the next thing that is due.
  private func wait() {
    let now = ContinuousClock.now
    let due = [
      pacing.delay(at: now), ticks.delay(interval: program.tickInterval, at: now),
      decoder.isPasting ? max(.zero, lastInput + Self.pasteSilence - now) : nil,
    ]
    ct_wait(due.compactMap(\.self).min()?.wholeMilliseconds ?? -1)
  }

  private mutating func takeInput() {
    while !program.isFinished, let event = RawEvent.next() {
      lastInput = .now
      perform(decoder.decode(event))
    }
    if decoder.isPasting, lastInput + Self.pasteSilence <= .now { perform(decoder.endPaste()) }
  }

  private mutating func perform(_ action: EventDecoder.Action?) {
    switch action {
    case .deliver(.key(let key)) where key == options.suspendKey: suspend()
    case .deliver(.key(.control("l"))), .repaint: repaint()
    case .deliver(let event): deliver(event)
    case .suspend: suspend()
    case nil: break
    }
  }

  private mutating func deliver(_ event: InputEvent) {
    program.handle(event)
    pacing.inputCame()
    serveRequests()
  }

  private mutating func takeMail() {
    for message in mailbox.drain() where !program.isFinished {
      receive(message)
    }
  }

  private mutating func receive(_ message: Program.Message) {
    program.receive(message)
    pacing.progressCame()
    serveRequests()
  }

  private mutating func takeTick() {
    guard !program.isFinished, ticks.isDue(interval: program.tickInterval, at: .now) else { return }
    program.tick()
    pacing.progressCame()
    serveRequests()
  }

  /// A cancelled task is told to the program once, as if the process were asked to end.
  private mutating func takeCancellation() {
    guard !toldCancelled, isCancelled() else { return }
    toldCancelled = true
    deliver(.terminate)
  }

  private mutating func serveRequests() {
    while !program.isFinished, let request = program.takeRequest() {
      switch request {
      case .suspend: suspend()
      case .foreground(let work): mailbox.post(awayFromScreen(work))
      case .copy(let text): copy(text)
      }
    }
  }

  private mutating func suspend() {
    awayFromScreen { ct_stop_job() }
  }

  private mutating func awayFromScreen<Result>(_ work: () -> Result) -> Result {
    ct_leave()
    let result = work()
    ct_return()
    let size = painter.size
    repaint()
    program.handle(.resize(size))
    return result
  }

  private mutating func repaint() {
    painter.repaint()
    pacing.inputCame()
  }

  private func copy(_ text: String) {
    guard environment.takesClipboard else { return }
    let sequence = Array("\u{1B}]52;c;\(Data(text.utf8).base64EncodedString())\u{07}".utf8)
    ct_send(sequence, Int32(sequence.count))
  }
}

extension Duration {
  /// Rounded up, so that what is waited for is due when the wait ends; at most an hour.
  fileprivate var wholeMilliseconds: Int32 {
    let (seconds, attoseconds) = components
    guard seconds < 3600 else { return 3_600_000 }
    return Int32(seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
  }
}
