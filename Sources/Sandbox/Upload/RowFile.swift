import Foundation

/// Accepted rows on disk, removed with the last reference.
///
/// Each row is the number of its partition and, cell by cell, a length and the bytes; 0xFFFFFFFF stands for null.
final class RowFile: Sendable {
  private static let null = UInt32.max

  let url: URL
  /// The names of the columns a row has cells for; those of the data set when the rows were accepted.
  let columns: [String]
  private let partitions: [String]

  fileprivate init(url: URL, columns: [String], partitions: [String]) {
    self.url = url
    self.columns = columns
    self.partitions = partitions
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Calls `body` with each row's partition and cells, in the order of the files.
  func forEachRow(_ body: (String, [[UInt8]?]) -> Void) throws {
    let bytes = try Data(contentsOf: url, options: .mappedIfSafe)
    var position = bytes.startIndex
    func number() -> UInt32 {
      defer { position += 4 }
      return bytes[position..<position + 4].reversed().reduce(0) { $0 << 8 | UInt32($1) }
    }
    while position < bytes.endIndex {
      let partition = partitions[Int(number())]
      let cells = columns.map { _ -> [UInt8]? in
        let count = number()
        guard count != Self.null else { return nil }
        defer { position += Int(count) }
        return Array(bytes[position..<position + Int(count)])
      }
      body(partition, cells)
    }
  }

  /// Writes rows; `finish` makes the segment of them.
  struct Writer {
    private let url: URL
    private let columns: [String]
    private let handle: FileHandle
    private var buffer: [UInt8] = []
    private var numbers: [String: Int] = [:]
    private var partitions: [String] = []
    private var counts: [Int] = []

    init(url: URL, columns: [String]) throws {
      self.url = url
      self.columns = columns
      try Data().write(to: url)
      handle = try FileHandle(forWritingTo: url)
    }

    mutating func append(_ row: RowCheck.AcceptedRow) throws {
      let number = numbers[row.partition] ?? partitions.count
      if number == partitions.count {
        numbers[row.partition] = number
        partitions.append(row.partition)
        counts.append(0)
      }
      counts[number] += 1
      append(UInt32(number))
      for cell in row.cells {
        append(cell.map { UInt32($0.count) } ?? RowFile.null)
        buffer += cell ?? []
      }
      if buffer.count >= 1 << 20 { try flush() }
    }

    mutating func finish() throws -> DatasetContent.Segment {
      try flush()
      try handle.close()
      return DatasetContent.Segment(
        rows: RowFile(url: url, columns: columns, partitions: partitions),
        live: Dictionary(uniqueKeysWithValues: zip(partitions, counts)))
    }

    /// Drops what was written.
    func discard() {
      try? handle.close()
      try? FileManager.default.removeItem(at: url)
    }

    private mutating func flush() throws {
      try handle.write(contentsOf: Data(buffer))
      buffer.removeAll(keepingCapacity: true)
    }

    private mutating func append(_ number: UInt32) {
      withUnsafeBytes(of: number.littleEndian) { buffer.append(contentsOf: $0) }
    }
  }
}
