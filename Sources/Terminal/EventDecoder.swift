import Screen

/// Turns raw events into what they mean to a program: control characters into keys, pasted characters into one text.
struct EventDecoder: Sendable {
  /// What the loop has to do.
  enum Action: Sendable, Hashable {
    case deliver(InputEvent)
    case suspend
    case repaint
  }

  /// A paste longer than this arrives in pieces.
  static let longestPaste = 1_000_000

  private var pasted: String?

  /// True between the marks of a paste.
  var isPasting: Bool { pasted != nil }

  mutating func decode(_ event: RawEvent) -> Action? {
    switch event {
    case .scalar(let scalar): return isPasting ? paste(scalar) : .deliver(.key(Key(scalar)))
    case .key(let key): return isPasting ? nil : .deliver(.key(key))
    case .pasteStart:
      pasted = pasted ?? ""
      return nil
    case .pasteEnd: return endPaste()
    case .click(let point): return .deliver(.click(point))
    case .wheel(let point, let steps): return .deliver(.wheel(point, steps: steps))
    case .resize(let size): return .deliver(.resize(size))
    case .suspend: return .suspend
    case .continued: return .repaint
    case .hangup: return .deliver(.hangup)
    case .terminate: return .deliver(.terminate)
    }
  }

  /// Ends a paste; also called when its end mark stays away, so that keys work again.
  mutating func endPaste() -> Action? {
    defer { pasted = nil }
    guard let pasted, !pasted.isEmpty else { return nil }
    // Terminals send the return key for each line end.
    let lines = pasted.map { $0.isNewline ? "\n" : $0 }
    return .deliver(.paste(String(lines)))
  }

  private mutating func paste(_ scalar: Unicode.Scalar) -> Action? {
    pasted?.unicodeScalars.append(scalar)
    guard pasted?.utf8.count ?? 0 >= Self.longestPaste else { return nil }
    defer { pasted = "" }
    return endPaste()
  }
}

extension Key {
  /// The key that sends this character.
  fileprivate init(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x09: self = .tab
    case 0x0A, 0x0D: self = .enter
    case 0x1B: self = .escape
    case 0x08, 0x7F: self = .backspace
    case 0x01...0x1A: self = .control(Self.character(scalar.value + 0x60))
    case 0x00...0x1F: self = .control(Self.character(scalar.value + 0x40))
    default: self = .character(Character(scalar))
    }
  }

  private static func character(_ value: UInt32) -> Character {
    Character(Unicode.Scalar(UInt8(truncatingIfNeeded: value)))
  }
}
