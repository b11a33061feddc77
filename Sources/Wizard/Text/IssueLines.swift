import Activation
import Screen

/// Issues as lines under what they concern: a mark, what is wrong, and how to mend it.
struct IssueLines {
  let width: Int
  let glyphs: Glyphs

  func lines(_ issue: Issue, indentation: Int = 2) -> [StyledText] {
    let style: Style = issue.severity == .error ? .bad : .warning
    let blank = String(repeating: " ", count: indentation)
    let room = max(10, width - indentation - 2)
    let message = issue.message.wrapped(to: room)
    let fix = issue.fix.wrapped(to: room)
    let first = message.enumerated().map { number, text in
      StyledText(blank).adding(number == 0 ? "\(glyphs.attention) " : "  ", style).adding(text, style)
    }
    return first + fix.map { StyledText(blank + "  ").adding($0, .dim) }
  }

  /// One line, for lists.
  func brief(_ issue: Issue) -> StyledText {
    let style: Style = issue.severity == .error ? .bad : .warning
    return StyledText("\(glyphs.attention) \(issue.severity.rawValue) ", style).adding(issue.message)
  }
}
