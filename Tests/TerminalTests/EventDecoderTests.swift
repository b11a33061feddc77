import Screen
import Testing

@testable import Terminal

@Suite("Event decoder")
struct EventDecoderTests {
  private static func decode(_ events: [RawEvent]) -> [EventDecoder.Action] {
    var decoder = EventDecoder()
    return events.compactMap { decoder.decode($0) }
  }

  private static func typed(_ text: String) -> [RawEvent] {
    text.unicodeScalars.map { .scalar($0) }
  }

  @Test(
    "Characters and control characters become keys",
    arguments: [
      ("a", Key.character("a")), ("日", .character("日")), (" ", .character(" ")), ("\r", .enter), ("\n", .enter),
      ("\t", .tab), ("\u{1B}", .escape), ("\u{7F}", .backspace), ("\u{8}", .backspace), ("\u{3}", .control("c")),
      ("\u{1A}", .control("z")), ("\u{0}", .control("@")), ("\u{1F}", .control("_")),
    ] as [(Unicode.Scalar, Key)])
  func keys(scalar: Unicode.Scalar, key: Key) {
    #expect(Self.decode([.scalar(scalar)]) == [.deliver(.key(key))])
  }

  @Test("Other events pass as they are")
  func others() {
    let point = Point(row: 3, column: 4)
    let actions = Self.decode([
      .key(.up), .click(point), .wheel(point, steps: -1), .resize(.standard), .hangup, .terminate, .suspend, .continued,
    ])
    let events: [InputEvent] = [
      .key(.up), .click(point), .wheel(point, steps: -1), .resize(.standard), .hangup, .terminate,
    ]
    #expect(actions == events.map(EventDecoder.Action.deliver) + [.suspend, .repaint])
  }

  @Test("Pasted characters are one text and no keys")
  func paste() {
    let events = [.pasteStart] + Self.typed("q\u{3}日\ré") + [.key(.up), .pasteEnd] + Self.typed("x")
    #expect(Self.decode(events) == [.deliver(.paste("q\u{3}日\né")), .deliver(.key(.character("x")))])
  }

  @Test("A signal within a paste is not held back")
  func signalInPaste() {
    #expect(Self.decode([.pasteStart, .terminate]) == [.deliver(.terminate)])
  }

  @Test("An empty paste and a stray end mark are nothing")
  func emptyPaste() {
    #expect(Self.decode([.pasteStart, .pasteEnd, .pasteEnd]) == [])
  }

  @Test("A paste whose end mark was lost can be ended, and keys work again")
  func lostEnd() {
    var decoder = EventDecoder()
    let early = ([.pasteStart] + Self.typed("ab")).compactMap { decoder.decode($0) }
    #expect(early == [])
    #expect(decoder.isPasting)
    let ended = decoder.endPaste()
    #expect(ended == .deliver(.paste("ab")))
    #expect(!decoder.isPasting)
    let next = decoder.decode(.scalar("c"))
    #expect(next == .deliver(.key(.character("c"))))
  }

  @Test("A huge paste comes in pieces and is complete")
  func hugePaste() {
    let count = EventDecoder.longestPaste + 10
    let events = [.pasteStart] + Array(repeating: RawEvent.scalar("x"), count: count) + [.pasteEnd]
    let pieces = Self.decode(events).compactMap { action in
      if case .deliver(.paste(let text)) = action { text.count } else { nil }
    }
    #expect(pieces == [EventDecoder.longestPaste, 10])
  }
}
