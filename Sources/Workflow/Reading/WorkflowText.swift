import Activation

/// The text of a workflow file with its invisible mistakes mended (contract 2.5).
struct WorkflowText {
  let text: String
  let notices: [Issue]

  /// Blanks that look like U+0020 and are none; web pages bring them into copied text, and YAML refuses them.
  private static let foreignBlanks: Set<Unicode.Scalar> = [
    "\u{A0}", "\u{2002}", "\u{2003}", "\u{2007}", "\u{2009}", "\u{202F}", "\u{3000}",
  ]
  private static let invisible: Set<Unicode.Scalar> = ["\u{FEFF}", "\u{200B}"]

  init(mending original: String) {
    var mended = String.UnicodeScalarView()
    var (blanks, removed, tabs) = (0, 0, 0)
    var isIndentation = true
    for scalar in original.unicodeScalars {
      switch scalar {
      case "\r": continue
      case _ where Self.invisible.contains(scalar): removed += 1
      case _ where Self.foreignBlanks.contains(scalar):
        blanks += 1
        mended.append(" ")
      case "\t" where isIndentation:
        tabs += 1
        mended.append(contentsOf: "  ".unicodeScalars)
      default:
        mended.append(scalar)
        isIndentation = scalar == "\n" || isIndentation && scalar == " "
      }
    }
    text = String(mended)
    notices = [
      Self.notice(blanks, "no-break space", "replaced by blanks"),
      Self.notice(removed, "invisible character", "removed"),
      Self.notice(tabs, "tab in the indentation", "replaced by two blanks each", plural: "tabs in the indentation"),
    ].compactMap { $0 }
  }

  private static func notice(_ count: Int, _ what: String, _ done: String, plural: String? = nil) -> Issue? {
    guard count > 0 else { return nil }
    let subject = count == 1 ? "1 \(what) was" : "\(count) \(plural ?? what + "s") were"
    return .warning(
      .repaired, FieldPath(), "\(subject) \(done); YAML would refuse the file.", fix: "Mend the workflow file, too.")
  }
}
