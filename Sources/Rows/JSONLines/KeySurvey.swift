/// The keys of the first objects, in the order they turn up, and what their values are.
struct KeySurvey {
  private(set) var columns: [SourceColumn] = []
  private var places: [String: Int] = [:]
  private var scratch: [UInt8] = []

  /// Takes one line into account; one that is no object says nothing, and becomes a fault when it is read.
  mutating func observe(_ line: UnsafeBufferPointer<UInt8>) {
    var found: [(name: String, kind: JSONScanner.Kind)] = []
    var scanner = JSONScanner(line)
    do throws(JSONScanner.Mistake) {
      try scanner.members { scanner throws(JSONScanner.Mistake) in
        scratch.removeAll(keepingCapacity: true)
        try scanner.text(into: &scratch)
        let name = String(decoding: scratch, as: UTF8.self)
        try scanner.expect(":")
        scratch.removeAll(keepingCapacity: true)
        found.append((name, try scanner.value(into: &scratch)))
      }
    } catch { return }
    for (name, kind) in found { take(name, kind) }
  }

  private mutating func take(_ name: String, _ kind: JSONScanner.Kind) {
    let type = SourceType(kind)
    guard let place = places[name] else {
      // More keys than columns are allowed: the rest is told as left out.
      guard columns.count < RowLimits.columns else { return }
      places[name] = columns.count
      columns.append(SourceColumn(name: name, type: type))
      return
    }
    columns[place].type = columns[place].type.joined(with: type)
  }
}

extension SourceType {
  init(_ kind: JSONScanner.Kind) {
    self =
      switch kind {
      case .null: .unknown
      case .boolean: .boolean
      case .whole: .long
      case .fraction: .double
      case .text, .nested: .text
      }
  }

  /// The type of a column that has values of both types.
  fileprivate func joined(with other: SourceType) -> SourceType {
    switch (self, other) {
    case (.unknown, let known), (let known, .unknown): known
    case (.long, .double), (.double, .long): .double
    case (let first, let second): first == second ? first : .text
    }
  }
}
