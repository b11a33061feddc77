import Activation
import CKernels

/// Holds the rows of one file against the columns of a data set.
struct RowCheck: Sendable {
  /// A row that may be stored: cells in the data set's column order, nil where null, and the partition it falls in.
  struct AcceptedRow: Sendable, Hashable {
    let partition: String
    let cells: [[UInt8]?]
  }

  private let columns: [RemoteColumn]
  private let partitioning: RemoteDataset.Partitioning?
  private let file: String
  /// For each field of a CSV file, the index of its column.
  private let targets: [Int]

  /// For files whose rows name their columns themselves.
  init(dataset: RemoteDataset, file: String) {
    self.init(dataset: dataset, file: file, targets: [])
  }

  /// - Throws: what the header row lacks or has too much.
  init(dataset: RemoteDataset, header: [[UInt8]], file: String) throws(UploadFlaw) {
    var targets: [Int] = []
    for field in header {
      let name = String(decoding: field, as: UTF8.self)
      guard let index = dataset.columns.firstIndex(where: { $0.name == name }) else {
        throw UploadFlaw(file: file, reason: "the header names a column that the data set lacks: \(Self.shown(name))")
      }
      guard !targets.contains(index) else {
        throw UploadFlaw(file: file, column: name, reason: "the header names the column twice")
      }
      targets.append(index)
    }
    for (index, column) in dataset.columns.enumerated()
    where !column.nullable && !column.isFilledByAmazon && !targets.contains(index) {
      throw UploadFlaw(file: file, column: column.name, reason: "the column may not be null and is missing")
    }
    self.init(dataset: dataset, file: file, targets: targets)
  }

  private init(dataset: RemoteDataset, file: String, targets: [Int]) {
    columns = dataset.columns
    partitioning = dataset.partitioning
    self.file = file
    self.targets = targets
  }

  /// - Throws: the first thing wrong with the row of a CSV file.
  func accept(_ fields: [[UInt8]], row: Int) throws(UploadFlaw) -> AcceptedRow {
    guard fields.count == targets.count else {
      throw UploadFlaw(
        file: file, row: row, reason: "the row has \(fields.count) cells, the header names \(targets.count) columns")
    }
    var cells = [[UInt8]?](repeating: nil, count: columns.count)
    for (field, index) in zip(fields, targets) where !field.isEmpty { cells[index] = field }
    return try accept(cells: cells, row: row)
  }

  /// - Throws: the first thing wrong with the row of a JSON file.
  func accept(_ object: DocumentMap, row: Int) throws(UploadFlaw) -> AcceptedRow {
    var cells = [[UInt8]?](repeating: nil, count: columns.count)
    for entry in object.entries {
      guard let index = columns.firstIndex(where: { $0.name == entry.key }) else {
        throw UploadFlaw(
          file: file, row: row, reason: "the row names a column that the data set lacks: \(Self.shown(entry.key))")
      }
      switch entry.value {
      case .null: continue
      case .text(let text), .number(let text): cells[index] = text.isEmpty ? nil : Array(text.utf8)
      case .bool, .list, .map:
        throw UploadFlaw(file: file, row: row, column: entry.key, reason: "neither text nor a number")
      }
    }
    return try accept(cells: cells, row: row)
  }

  private func accept(cells: [[UInt8]?], row: Int) throws(UploadFlaw) -> AcceptedRow {
    var cells = cells
    for (index, column) in columns.enumerated() {
      if column.isFilledByAmazon {
        cells[index] = nil
      } else if let reason = Self.flaw(in: cells[index], of: column) {
        throw UploadFlaw(file: file, row: row, column: column.name, reason: reason)
      }
    }
    return AcceptedRow(partition: partitioning?.partition(of: cells) ?? "", cells: cells)
  }

  /// What is wrong with a cell; nil stands for null.
  private static func flaw(in cell: [UInt8]?, of column: RemoteColumn) -> String? {
    guard let cell else {
      return column.nullable && !column.isMainEventTime ? nil : "null in a column that may not be null"
    }
    guard cell.withUnsafeBufferPointer({ ck_is_utf8($0.baseAddress, $0.count) }) else { return "not UTF-8" }
    if let flaw = CellRule.flaw(in: cell, type: column.type) { return flaw }
    if column.isHashed { return CellRule.hashFlaw(in: cell) }
    return column.isCountryCode ? CellRule.countryFlaw(in: cell) : nil
  }

  /// A header name is not a person's data unless the header row is missing; then it must not be repeated.
  private static func shown(_ name: String) -> String {
    name.wholeMatch(of: /[A-Za-z_][A-Za-z0-9_]{0,62}/) == nil ? "(not a column name; is the header row missing?)" : name
  }
}
