/// The people of a deletion, indexed so that a row is held against few of them.
struct PeopleIndex: Sendable {
  private let columns: [(index: Int, kind: String, isHashed: Bool)]
  private let countryColumn: Int?
  /// By the first value of theirs that the data set has a column for.
  private var people: [Key: [DeletionOrder.Person]] = [:]

  private struct Key: Hashable {
    let kind: String
    let value: [UInt8]
  }

  /// - Parameter columns: in the order of a row's cells; nil for one that is gone from the data set.
  init(_ people: [DeletionOrder.Person], columns: [RemoteColumn?]) {
    self.columns = columns.enumerated().compactMap { index, column in
      column?.identityKind.map { (index, $0, column?.isHashed ?? false) }
    }
    countryColumn = columns.firstIndex { $0?.isCountryCode == true }
    for person in people {
      if let key = key(of: person) { self.people[key, default: []].append(person) }
    }
  }

  private func key(of person: DeletionOrder.Person) -> Key? {
    switch person {
    case .external(let kind, let value):
      columns.contains { !$0.isHashed && $0.kind == kind } ? Key(kind: kind, value: value) : nil
    case .hashed(let hashes, _):
      columns.first { $0.isHashed && hashes[$0.kind] != nil }.flatMap { column in
        hashes[column.kind].map { Key(kind: column.kind, value: $0) }
      }
    }
  }

  /// Whether a row, its cells in the order of the columns, is about one of the people.
  func holds(_ cells: [[UInt8]?]) -> Bool {
    !people.isEmpty
      && columns.contains { column in
        guard let value = cell(column, cells) else { return false }
        return people[Key(kind: column.kind, value: value)]?.contains { matches($0, cells) } ?? false
      }
  }

  private func matches(_ person: DeletionOrder.Person, _ cells: [[UInt8]?]) -> Bool {
    switch person {
    case .external: return true
    case .hashed(let hashes, let country):
      if let country, let countryColumn, let own = cells[countryColumn], own != country { return false }
      return columns.allSatisfy { column in
        guard column.isHashed, let hash = hashes[column.kind] else { return true }
        return cells[column.index] == hash
      }
    }
  }

  private func cell(_ column: (index: Int, kind: String, isHashed: Bool), _ cells: [[UInt8]?]) -> [UInt8]? {
    guard let value = cells[column.index], column.kind == "MAID" else { return cells[column.index] }
    return Array(String(decoding: value, as: UTF8.self).lowercased().utf8)
  }
}
