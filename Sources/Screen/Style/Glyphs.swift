/// The signs a screen is made of, in Unicode or in ASCII. Every sign is one column wide.
public struct Glyphs: Sendable, Hashable {
  public let horizontal: Character
  public let vertical: Character
  public let topLeft: Character
  public let topRight: Character
  public let bottomLeft: Character
  public let bottomRight: Character
  /// Where a divider meets the left and right side of a box.
  public let leftJoint: Character
  public let rightJoint: Character
  /// Where a vertical line meets the top and bottom side of a box.
  public let topJoint: Character
  public let bottomJoint: Character

  /// Done or valid.
  public let done: Character
  /// An error or a warning.
  public let attention: Character
  /// Not started, not looked at.
  public let pending: Character
  /// Under way, or the selected row.
  public let current: Character
  /// Does not apply.
  public let skipped: Character
  /// Empty value.
  public let empty: Character
  /// Hashed by us.
  public let hashed: Character
  /// Was hashed already.
  public let alreadyHashed: Character
  /// Stands for one secret character.
  public let mask: Character
  /// Required field.
  public let required: Character
  /// A value that opens a list.
  public let dropDown: Character
  public let up: Character
  public let down: Character
  public let right: Character
  public let chosen: Character
  public let notChosen: Character
  public let ellipsis: Character
  public let dash: Character
  /// Separates facts in a line.
  public let separator: Character
  /// The filled and the empty part of a progress bar.
  public let barFull: Character
  public let barEmpty: Character
  /// Steps of a small chart, lowest first.
  public let chart: [Character]

  /// For terminals whose locale is UTF-8.
  public static let unicode = Glyphs(
    horizontal: "─", vertical: "│", topLeft: "┌", topRight: "┐", bottomLeft: "└", bottomRight: "┘",
    leftJoint: "├", rightJoint: "┤", topJoint: "┬", bottomJoint: "┴",
    done: "✓", attention: "!", pending: "•", current: "▸", skipped: "·", empty: "∅", hashed: "#", alreadyHashed: "=",
    mask: "•", required: "*", dropDown: "▾", up: "↑", down: "↓", right: "→", chosen: "●", notChosen: "○",
    ellipsis: "…", dash: "–", separator: "·", barFull: "█", barEmpty: "░",
    chart: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"])

  /// For any other locale, and for `--ascii`.
  public static let ascii = Glyphs(
    horizontal: "-", vertical: "|", topLeft: "+", topRight: "+", bottomLeft: "+", bottomRight: "+",
    leftJoint: "+", rightJoint: "+", topJoint: "+", bottomJoint: "+",
    done: "v", attention: "!", pending: "o", current: ">", skipped: ".", empty: "0", hashed: "#", alreadyHashed: "=",
    mask: "*", required: "*", dropDown: "v", up: "^", down: "v", right: ">", chosen: "@", notChosen: "o",
    ellipsis: "~", dash: "-", separator: ".", barFull: "#", barEmpty: ".",
    chart: [".", ":", "-", "=", "+", "*", "%", "#"])

  /// Every sign of the set, for tests and for checking what a font shows.
  public var all: [Character] {
    [
      horizontal, vertical, topLeft, topRight, bottomLeft, bottomRight, leftJoint, rightJoint, topJoint, bottomJoint,
      done, attention, pending, current, skipped, empty, hashed, alreadyHashed, mask, required, dropDown, up, down,
      right, chosen, notChosen, ellipsis, dash, separator, barFull, barEmpty,
    ] + chart
  }
}
