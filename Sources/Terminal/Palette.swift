import CTerminal
import Screen

/// How roles look on a terminal with a given number of colours.
///
/// With 256 colours it uses shades that keep a contrast of at least 3 to 1 against both black and white, since a program
/// cannot know the background; with fewer, the terminal's own theme decides.
struct Palette: Sendable, Hashable {
  let colors: Int

  /// Without the eight basic colours, attributes alone carry the meaning.
  var mode: ColorMode { colors >= 8 ? .color : .monochrome }

  /// The colour number to use, nil where the terminal has none that fits.
  func index(of color: Color) -> Int? {
    switch color {
    case .gray: colors >= 256 ? 244 : colors >= 16 ? 8 : nil
    case .red: colors >= 256 ? 160 : 1
    case .green: colors >= 256 ? 28 : 2
    case .yellow: colors >= 256 ? 130 : 3
    case .cyan: colors >= 256 ? 31 : 6
    case .magenta: colors >= 256 ? 133 : 5
    }
  }

  /// The pair number and `CT_…` attributes of a style. Gray becomes dim where it is missing.
  func look(of style: Style) -> (pair: Int32, attributes: UInt32) {
    let appearance = style.appearance(in: mode)
    var attributes = appearance.attributes
    guard let color = appearance.color else { return (0, Self.code(attributes)) }
    guard index(of: color) != nil else {
      attributes.insert(.dim)
      return (0, Self.code(attributes))
    }
    return (Self.pair(of: color), Self.code(attributes))
  }

  /// Tells curses the pairs; once after the start.
  func install() {
    guard mode == .color else { return }
    for color in Color.allCases {
      if let index = index(of: color) { ct_set_pair(Self.pair(of: color), Int32(index)) }
    }
  }

  private static func pair(of color: Color) -> Int32 {
    switch color {
    case .gray: 1
    case .red: 2
    case .green: 3
    case .yellow: 4
    case .cyan: 5
    case .magenta: 6
    }
  }

  private static func code(_ attributes: TextAttributes) -> UInt32 {
    var code = 0
    if attributes.contains(.bold) { code |= CT_BOLD }
    if attributes.contains(.dim) { code |= CT_DIM }
    if attributes.contains(.underline) { code |= CT_UNDERLINE }
    if attributes.contains(.reverse) { code |= CT_REVERSE }
    return UInt32(code)
  }
}
