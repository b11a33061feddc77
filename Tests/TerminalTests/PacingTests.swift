import Testing

@testable import Terminal

@Suite("Pacing")
struct PacingTests {
  private static let start = ContinuousClock.now

  private static func at(_ milliseconds: Int) -> ContinuousClock.Instant {
    start + .milliseconds(milliseconds)
  }

  @Test("The first picture is drawn at once, and nothing more until something changes")
  func first() {
    var pacing = RedrawPacing()
    #expect(pacing.delay(at: Self.at(0)) == .zero)
    pacing.drew(at: Self.at(0))
    #expect(pacing.delay(at: Self.at(5000)) == nil)
  }

  @Test("Input draws at once")
  func input() {
    var pacing = RedrawPacing()
    pacing.drew(at: Self.at(0))
    pacing.progressCame()
    pacing.inputCame()
    #expect(pacing.delay(at: Self.at(1)) == .zero)
  }

  @Test("Progress every millisecond draws ten times a second")
  func progress() {
    var pacing = RedrawPacing()
    var draws = 0
    for time in 0..<1000 {
      pacing.progressCame()
      guard pacing.delay(at: Self.at(time)) == .zero else { continue }
      draws += 1
      pacing.drew(at: Self.at(time))
    }
    #expect(draws == 10)
  }

  @Test("Late progress draws at once")
  func lateProgress() {
    var pacing = RedrawPacing()
    pacing.drew(at: Self.at(0))
    pacing.progressCame()
    #expect(pacing.delay(at: Self.at(40)) == .milliseconds(60))
    #expect(pacing.delay(at: Self.at(100)) == .zero)
    #expect(pacing.delay(at: Self.at(900)) == .zero)
  }

  @Test("A tick is due once an interval has passed, and missed ticks stay missed")
  func ticks() {
    var ticks = TickClock(start: Self.at(0))
    let due = [999, 5000, 5001, 5999, 6000].filter { ticks.isDue(interval: .seconds(1), at: Self.at($0)) }
    #expect(due == [5000, 6000])
    #expect(ticks.delay(interval: .seconds(1), at: Self.at(6999)) == .milliseconds(1))
  }

  @Test("Without an interval there are no ticks, and a tiny one is a tenth of a second")
  func intervals() {
    let ticks = TickClock(start: Self.at(0))
    #expect(ticks.delay(interval: nil, at: Self.at(5000)) == nil)
    #expect(ticks.delay(interval: .milliseconds(1), at: Self.at(0)) == .milliseconds(100))
  }
}
