import CTerminal
import Screen

/// What the C shim reports, as a Swift value.
enum RawEvent: Sendable, Hashable {
  case scalar(Unicode.Scalar)
  case key(Key)
  case pasteStart
  case pasteEnd
  case click(Point)
  case wheel(Point, steps: Int)
  case resize(Size)
  /// SIGTSTP came from outside.
  case suspend
  /// The job was stopped and goes on.
  case continued
  case hangup
  case terminate

  /// The next event of the terminal, nil when there is none now.
  static func next() -> RawEvent? {
    while true {
      let event = ct_next_event()
      if Int(event.kind) == CT_EVENT_NONE { return nil }
      if let known = RawEvent(event) { return known }
    }
  }

  private init?(_ event: ct_event) {
    let point = Point(row: Int(event.row), column: Int(event.column))
    switch Int(event.kind) {
    case CT_EVENT_CHARACTER:
      guard let scalar = UInt32(exactly: event.code).flatMap(Unicode.Scalar.init) else { return nil }
      self = .scalar(scalar)
    case CT_EVENT_KEY:
      guard let key = Key(code: Int(event.code)) else { return nil }
      self = .key(key)
    case CT_EVENT_PASTE_START: self = .pasteStart
    case CT_EVENT_PASTE_END: self = .pasteEnd
    case CT_EVENT_CLICK: self = .click(point)
    case CT_EVENT_WHEEL: self = .wheel(point, steps: Int(event.code))
    case CT_EVENT_RESIZE: self = .resize(Size(rows: point.row, columns: point.column))
    case CT_EVENT_SUSPEND: self = .suspend
    case CT_EVENT_CONTINUED: self = .continued
    case CT_EVENT_HANGUP: self = .hangup
    case CT_EVENT_TERMINATE: self = .terminate
    default: return nil
    }
  }
}

extension Key {
  /// The key of a `CT_KEY_…` code.
  fileprivate init?(code: Int) {
    switch code {
    case CT_KEY_UP: self = .up
    case CT_KEY_DOWN: self = .down
    case CT_KEY_LEFT: self = .left
    case CT_KEY_RIGHT: self = .right
    case CT_KEY_HOME: self = .home
    case CT_KEY_END: self = .end
    case CT_KEY_PAGE_UP: self = .pageUp
    case CT_KEY_PAGE_DOWN: self = .pageDown
    case CT_KEY_DELETE: self = .delete
    case CT_KEY_BACKSPACE: self = .backspace
    case CT_KEY_BACK_TAB: self = .backTab
    case CT_KEY_ENTER: self = .enter
    case (CT_KEY_FUNCTION + 1)...(CT_KEY_FUNCTION + 63): self = .function(code - CT_KEY_FUNCTION)
    default: return nil
    }
  }
}
