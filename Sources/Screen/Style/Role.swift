/// What a piece of text means. Screens name a role, never a colour; each role also has a look without colour, and the
/// screen puts a text mark beside it (anchors 1.4, "Colour").
public enum Role: String, Sendable, Hashable, CaseIterable {
  /// Ordinary text.
  case plain
  /// Text that may be overlooked: hints, frames, what does not apply.
  case dim
  /// Headings and the title line.
  case title
  /// Where the keyboard is.
  case focus
  /// Done, valid, connected.
  case good
  /// Works, but a person should look.
  case warning
  /// Wrong, failed, blocks the run.
  case bad
  /// An identity: hashed, or to be hashed, before it leaves.
  case identity

  /// The look on a terminal with or without colour.
  public func appearance(in mode: ColorMode) -> Appearance {
    switch mode {
    case .color: colored
    case .monochrome: monochrome
    }
  }

  private var colored: Appearance {
    switch self {
    case .plain: Appearance()
    case .dim: Appearance(.gray)
    case .title: Appearance(nil, .bold)
    case .focus: Appearance(.cyan, .reverse)
    case .good: Appearance(.green)
    case .warning: Appearance(.yellow)
    case .bad: Appearance(.red, .bold)
    case .identity: Appearance(.magenta)
    }
  }

  private var monochrome: Appearance {
    switch self {
    case .plain, .good: Appearance()
    case .dim: Appearance(nil, .dim)
    case .title: Appearance(nil, .bold)
    case .focus: Appearance(nil, .reverse)
    case .warning: Appearance(nil, .underline)
    case .bad: Appearance(nil, [.bold, .underline])
    case .identity: Appearance(nil, [.dim, .underline])
    }
  }
}
