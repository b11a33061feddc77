import Activation

/// Turns the bytes of one file into accepted rows.
protocol UploadRecords {
  mutating func append(_ piece: ArraySlice<UInt8>)

  /// The next row; nil when more bytes are needed or, at the end, when none is left.
  mutating func next(atEnd: Bool) throws(UploadFlaw) -> RowCheck.AcceptedRow?
}

/// A CSV file: a header row that names the columns, then the rows.
struct CSVUploadRecords: UploadRecords {
  private let dataset: RemoteDataset
  private let file: String
  private var reader: CSVRecordReader
  private var check: RowCheck?
  private var row = 0

  init(dataset: RemoteDataset, file: String, dialect: CSVDialect) {
    self.dataset = dataset
    self.file = file
    reader = CSVRecordReader(dialect: dialect)
  }

  mutating func append(_ piece: ArraySlice<UInt8>) { reader.append(piece) }

  mutating func next(atEnd: Bool) throws(UploadFlaw) -> RowCheck.AcceptedRow? {
    while let fields = try record(atEnd: atEnd) {
      guard let check else {
        check = try RowCheck(dataset: dataset, header: fields, file: file)
        continue
      }
      row += 1
      return try check.accept(fields, row: row)
    }
    guard !atEnd || check != nil else { throw UploadFlaw(file: file, reason: "the file has no header row") }
    return nil
  }

  private mutating func record(atEnd: Bool) throws(UploadFlaw) -> [[UInt8]]? {
    do {
      return try reader.next(atEnd: atEnd)
    } catch {
      throw UploadFlaw(file: file, row: check == nil ? nil : row + 1, reason: error.description)
    }
  }
}

/// JSON Lines: one object a line, its keys the columns; an absent key is null.
struct JSONUploadRecords: UploadRecords {
  private let check: RowCheck
  private let file: String
  private var bytes: [UInt8] = []
  private var start = 0
  private var row = 0

  init(dataset: RemoteDataset, file: String) {
    check = RowCheck(dataset: dataset, file: file)
    self.file = file
  }

  mutating func append(_ piece: ArraySlice<UInt8>) {
    bytes.removeSubrange(..<start)
    start = 0
    bytes.append(contentsOf: piece)
  }

  mutating func next(atEnd: Bool) throws(UploadFlaw) -> RowCheck.AcceptedRow? {
    while let line = nextLine(atEnd: atEnd) {
      if line.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) { continue }
      row += 1
      guard let object = (try? JSONText.read(Array(line)))?.map else {
        throw UploadFlaw(file: file, row: row, reason: "the line is no JSON object")
      }
      return try check.accept(object, row: row)
    }
    guard bytes.count - start <= CSVRecordReader.longestRecord else {
      throw UploadFlaw(file: file, row: row + 1, reason: "a line is longer than 16 MiB")
    }
    return nil
  }

  private mutating func nextLine(atEnd: Bool) -> ArraySlice<UInt8>? {
    let rest = bytes[start...]
    guard let end = rest.firstIndex(of: 0x0A) else {
      guard atEnd, !rest.isEmpty else { return nil }
      start = bytes.count
      return rest
    }
    start = end + 1
    return rest[..<end]
  }
}
