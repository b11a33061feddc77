import Activation

/// The countries of the rows of a batch.
public enum RowCountries: Sendable, Hashable {
  /// One for all rows; nil when none is known.
  case all(RowCountry?)
  /// A row's own where it names one, as a country column has them.
  case each([RowCountry?])

  public subscript(row: Int) -> RowCountry? {
    switch self {
    case .all(let country): country
    case .each(let countries): countries[row]
    }
  }

  /// Visits the rows in runs of one country, or all at once for a field whose rules are the same everywhere.
  func forEachRun(rows: Int, mattersFor field: HashedPII, _ visit: (Range<Int>, RowCountry) -> Void) {
    guard case .each(let countries) = self, field.rulesDependOnCountry else {
      return visit(0..<rows, rows > 0 ? self[0] ?? .unknown : .unknown)
    }
    var start = 0
    while start < rows {
      let country = countries[start]
      let end = countries[start...].firstIndex { $0 != country } ?? rows
      visit(start..<end, country ?? .unknown)
      start = end
    }
  }
}

extension HashedPII {
  /// Whether two countries may normalize a value differently (contract 8.3).
  fileprivate var rulesDependOnCountry: Bool {
    switch self {
    case .email, .firstName, .lastName, .city: false
    case .phone, .address, .state, .zip: true
    }
  }
}
