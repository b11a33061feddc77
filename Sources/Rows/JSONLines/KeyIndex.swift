/// Finds the column of a key. Objects of one source mostly have the same keys in the same order, so the column after
/// the last one is tried first, byte by byte.
struct KeyIndex {
  private let names: [[UInt8]]
  private let places: [[UInt8]: Int]

  init(_ columns: [SourceColumn]) {
    names = columns.map { Array($0.name.utf8) }
    places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
  }

  func column(of key: UnsafeBufferPointer<UInt8>, likely: Int) -> Int? {
    if likely < names.count, names[likely].elementsEqual(key) { return likely }
    return places[Array(key)]
  }
}
