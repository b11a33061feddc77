/// A key as the person meant it; the terminal's sequences are decoded before.
public enum Key: Sendable, Hashable {
  /// A character typed. Combining marks arrive one by one, after their base.
  case character(Character)
  /// Ctrl and a lower-case letter, or one of `@ \ ] ^ _`. Ctrl-H, Ctrl-I, Ctrl-J and Ctrl-M are other keys to a terminal.
  case control(Character)
  case enter
  case tab
  /// Shift-Tab.
  case backTab
  case escape
  case backspace
  case delete
  case up
  case down
  case left
  case right
  case home
  case end
  case pageUp
  case pageDown
  /// F1 is `function(1)`.
  case function(Int)
}

extension Key: CustomStringConvertible {
  /// The name on the key, as help and key lines show it.
  public var description: String {
    switch self {
    case .character(" "): "Space"
    case .character(let character): String(character)
    case .control(let character): "Ctrl-\(character.uppercased())"
    case .enter: "Enter"
    case .tab: "Tab"
    case .backTab: "Shift-Tab"
    case .escape: "Esc"
    case .backspace: "Backspace"
    case .delete: "Del"
    case .up: "Up"
    case .down: "Down"
    case .left: "Left"
    case .right: "Right"
    case .home: "Home"
    case .end: "End"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .function(let number): "F\(number)"
    }
  }
}
