extension CellBuffer {
  /// The rows as plain text without trailing blanks.
  public var lines: [String] {
    (0..<size.rows).map { number in
      Self.withoutTrailingBlanks(String(row(number).lazy.filter { $0.width > 0 }.map(\.text)))
    }
  }

  /// All rows as plain text, joined by line ends; what golden tests compare.
  public var text: String { lines.joined(separator: "\n") }

  /// All rows with each run of styled text in brackets: `⟦bad:! 1 error⟧` by role in colour, `⟦bold+underline:…⟧` by
  /// attribute in monochrome. Blanks are marked only where a terminal would show the style.
  public func markedText(in mode: ColorMode) -> String {
    (0..<size.rows).map { markedLine($0, mode) }.joined(separator: "\n")
  }

  private func markedLine(_ number: Int, _ mode: ColorMode) -> String {
    var line = ""
    var open = ""
    for cell in row(number) where cell.width > 0 {
      let tag = Self.tag(cell, mode)
      if tag != open {
        line += open.isEmpty ? "" : "⟧"
        line += tag.isEmpty ? "" : "⟦\(tag):"
        open = tag
      }
      line.append(cell.text)
    }
    return Self.withoutTrailingBlanks(line + (open.isEmpty ? "" : "⟧"))
  }

  private static func tag(_ cell: Cell, _ mode: ColorMode) -> String {
    let look = cell.style.appearance(in: mode)
    if cell.text == " " && look.attributes.isDisjoint(with: [.reverse, .underline]) { return "" }
    guard mode == .color else { return look.attributes.description }
    let role = cell.style.role == .plain ? "" : cell.style.role.rawValue
    let added = cell.style.attributes.description
    return role.isEmpty || added.isEmpty ? role + added : "\(role)+\(added)"
  }

  private static func withoutTrailingBlanks(_ line: String) -> String {
    guard let last = line.lastIndex(where: { $0 != " " }) else { return "" }
    return String(line[...last])
  }
}
