import Glibc
import Screen
import Testing

@testable import Terminal

@Suite("Palette")
struct PaletteTests {
  @Test("With 256 colours every shade reads on black and on white", arguments: Color.allCases)
  func contrast(color: Color) throws {
    let luminance = try Self.luminance(#require(Palette(colors: 256).index(of: color)))
    #expect((luminance + 0.05) / 0.05 >= 3)
    #expect(1.05 / (luminance + 0.05) >= 3)
  }

  /// Relative luminance (WCAG 2) of a colour of the 256-colour cube or of its gray ramp.
  private static func luminance(_ index: Int) -> Double {
    guard index < 232 else { return linear(8 + (index - 232) * 10) }
    let steps = [0, 95, 135, 175, 215, 255]
    let cube = index - 16
    return 0.2126 * linear(steps[cube / 36]) + 0.7152 * linear(steps[cube / 6 % 6]) + 0.0722 * linear(steps[cube % 6])
  }

  private static func linear(_ value: Int) -> Double {
    let part = Double(value) / 255
    return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
  }

  @Test("Colours a terminal lacks are never named", arguments: [8, 16, 88, 256])
  func range(colors: Int) {
    for color in Color.allCases {
      #expect(Palette(colors: colors).index(of: color).map { $0 < colors } ?? true)
    }
  }

  @Test("Without colours every style is pair 0", arguments: [0, 2])
  func monochrome(colors: Int) {
    let palette = Palette(colors: colors)
    #expect(palette.mode == .monochrome)
    #expect(Role.allCases.allSatisfy { palette.look(of: Style($0)).pair == 0 })
  }

  @Test("Where gray is missing, dim stands for it")
  func gray() {
    let dim = Palette(colors: 8).look(of: .dim)
    #expect(dim.pair == 0)
    #expect(dim.attributes != 0)
    #expect(Palette(colors: 256).look(of: .dim).pair != 0)
  }

  @Test("In colour each meaning has its own pair")
  func pairs() {
    let roles: [Role] = [.plain, .dim, .focus, .good, .warning, .bad, .identity]
    #expect(Set(roles.map { Palette(colors: 256).look(of: Style($0)).pair }).count == roles.count)
  }
}
