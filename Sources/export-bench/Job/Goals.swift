/// The goals of the row path, and which were missed (DESIGN 9).
struct Goals {
  private struct Line {
    let name: String
    let value: Double
    let wanted: String
    /// Nil for a figure that is only told.
    let isMet: Bool?
    /// False for a ratio of times, which a short run cannot tell.
    let isCertain: Bool
  }

  private var lines: [Line] = []

  mutating func check(_ name: String, _ value: Double, atLeast least: Double, isCertain: Bool = false) {
    add(name, value, "at least \(Table.number(least, 2))", value >= least, isCertain)
  }

  mutating func check(_ name: String, _ value: Double, atMost most: Double, isCertain: Bool = false) {
    add(name, value, "at most \(Table.number(most, 2))", value <= most, isCertain)
  }

  mutating func note(_ name: String, _ value: Double, of whole: Double? = nil) {
    let share = whole.map { "\(Table.number(100 * value / $0, 0)) % of \(Table.number($0, 0))" } ?? ""
    add(name, value, share, nil, true)
  }

  private mutating func add(_ name: String, _ value: Double, _ wanted: String, _ isMet: Bool?, _ isCertain: Bool) {
    lines.append(Line(name: name, value: value, wanted: wanted, isMet: isMet, isCertain: isCertain))
  }

  func conclude() {
    print("")
    for line in lines {
      let verdict = line.isMet.map { $0 ? "met" : "MISSED" } ?? ""
      print(Table.cells((line.name, 48), (Table.number(line.value, 2), 10), (line.wanted, 20), (verdict, 0)))
    }
  }

  func missed(onlyCertain: Bool) -> Bool {
    lines.contains { $0.isMet == false && ($0.isCertain || !onlyCertain) }
  }
}
