import Activation
import CKernels
import CYardstick
import Encoding
import Foundation
import Identity
import Rows

/// Times the stages of the job on one core; of several rounds the median counts.
struct Stages {
  private static let rounds = 3
  private static let rowsPerBatch = 2048
  private static let pieceBytes = 256 << 10

  private let file: BenchFile
  private let encoder: RowEncoder
  private let definition: DatasetDefinition
  private let batches: [RowBatch]

  init(rows: Int) throws {
    file = try BenchFile(rows: rows)
    var reader = DefinitionReader(at: "dataset_definition")
    guard let definition = reader.read(BenchData.definition, fallbackID: nil) else {
      throw CocoaError(.featureUnsupported)
    }
    self.definition = definition
    let source = try CSVSource(paths: [file.path])
    let mapping = OutputMapping(exportsAllColumns: true, columns: [], strings: [])
    let (plan, _) = ColumnMatcher.match(mapping, source: source.columns, to: definition)
    encoder = RowEncoder(plan, country: RowCountry("US"), zone: .utc, strings: [:], allowRaw: [])
    batches = try Self.batches(of: source)
  }

  func measure() throws -> StageTable {
    let bytes = try FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int ?? 0
    let read = try median { try readAll { _ in } }
    let parse = try median { try parseAll() } - read
    let index = try median { try indexAll() } - read
    let lines = batches.map { encoder.encode($0).lines }
    let lineBytes = lines.reduce(0) { $0 + $1.text.count }
    let hash = median { hashAll() }
    let encode = median { encodeAll() } - hash
    let (gzip, ours) = medianOf { lines.reduce(0) { $0 + EncodedBlock(compressing: $1, tally: .init()).bytes.count } }
    let (isal, theirs) = medianOf { lines.reduce(0) { $0 + Self.isalGzip($1.text) } }
    let hashed = packedIdentities()
    return StageTable(
      rows: file.rows,
      stages: [
        .init(name: "read", seconds: read, bytes: bytes, kernel: "read(2) itself", kernelSeconds: read),
        .init(name: "parse", seconds: parse, bytes: bytes, kernel: "structural index", kernelSeconds: index),
        .init(
          name: "normalize + hash", seconds: hash, bytes: hashed.reduce(0) { $0 + $1.bytes.count },
          kernel: "SHA-256 alone", kernelSeconds: median { Self.hashOnly(hashed) }),
        .init(
          name: "encode", seconds: encode, bytes: lineBytes, kernel: "memcpy of the lines",
          kernelSeconds: median { Self.copyAll(lines) }),
        .init(name: "gzip", seconds: gzip, bytes: lineBytes, kernel: "ISA-L level 1", kernelSeconds: isal),
      ],
      sizes: (ours, theirs))
  }
}

// MARK: Timing

extension Stages {
  private func median(_ work: () throws -> Void) rethrows -> Double {
    try (0..<Self.rounds).map { _ in
      let start = ContinuousClock.now
      try work()
      return (ContinuousClock.now - start) / .seconds(1)
    }.median
  }

  private func medianOf(_ work: () -> Int) -> (seconds: Double, result: Int) {
    var result = 0
    let seconds = median { result = work() }
    return (seconds, result)
  }
}

// MARK: The stages

extension Stages {
  private static func batches(of source: CSVSource) throws -> [RowBatch] {
    var batches: [RowBatch] = []
    var batch = RowBatch()
    while try source.next(into: &batch, maximumRows: rowsPerBatch, maximumBytes: 1 << 20) { batches.append(batch) }
    return batches
  }

  private func readAll(_ use: (UnsafeRawBufferPointer) -> Void) throws {
    let descriptor = open(file.path, O_RDONLY)
    defer { close(descriptor) }
    let room = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.pieceBytes, alignment: 64)
    defer { room.deallocate() }
    while true {
      let count = Glibc.read(descriptor, room.baseAddress, room.count)
      guard count > 0 else { return }
      use(UnsafeRawBufferPointer(rebasing: room[..<count]))
    }
  }

  private func parseAll() throws {
    let source = try CSVSource(paths: [file.path])
    var batch = RowBatch()
    while try source.next(into: &batch, maximumRows: Self.rowsPerBatch, maximumBytes: 1 << 20) {}
  }

  private func indexAll() throws {
    var offsets = [UInt32](repeating: 0, count: Self.pieceBytes)
    try readAll { piece in
      _ = ck_index_csv_specials(
        piece.bindMemory(to: UInt8.self).baseAddress, piece.count, UInt8(ascii: ","), UInt8(ascii: "\""), &offsets)
    }
  }

  private func hashAll() {
    for batch in batches {
      for (index, column) in definition.columns.enumerated() {
        guard let kind = column.hashedPII else { continue }
        withCells(of: batch, column: index) { _ = HashedColumn(kind, of: $0, in: .all(RowCountry("US"))) }
      }
    }
  }

  private func encodeAll() {
    for batch in batches { _ = encoder.encode(batch) }
  }

  private func withCells(of batch: RowBatch, column: Int, _ body: (ck_column_cells) -> Void) {
    batch.withUnsafeStorage { arena, cells in
      cells.withMemoryRebound(to: ck_cell.self) { cells in
        body(
          ck_column_cells(
            arena: arena.bindMemory(to: UInt8.self).baseAddress, arena_count: arena.count,
            cells: cells.baseAddress.map { $0 + column }, stride: batch.columnCount, rows: batch.rowCount))
      }
    }
  }
}

// MARK: The kernels they are compared with

extension Stages {
  /// Values one after the other, as the hash takes them.
  fileprivate struct Packed {
    var bytes: [UInt8] = []
    var offsets: [UInt32] = [0]
  }

  private func packedIdentities() -> [Packed] {
    batches.map { batch in
      var packed = Packed()
      for (index, column) in definition.columns.enumerated() where column.hashedPII != nil {
        for row in 0..<batch.rowCount {
          batch.withCell(row, index) { if let cell = $0 { packed.bytes += cell } }
          packed.offsets.append(UInt32(packed.bytes.count))
        }
      }
      return packed
    }
  }

  private static func hashOnly(_ packed: [Packed]) {
    for one in packed {
      let count = one.offsets.count - 1
      _ = [UInt8](unsafeUninitializedCapacity: 32 * count) { digests, written in
        ck_sha256_batch(one.bytes, one.offsets, count, digests.baseAddress)
        written = 32 * count
      }
    }
  }

  private static func copyAll(_ lines: [EncodedLines]) {
    for one in lines {
      _ = [UInt8](unsafeUninitializedCapacity: one.text.count) { copy, count in
        one.text.withUnsafeBytes { UnsafeMutableRawBufferPointer(copy).copyMemory(from: $0) }
        count = one.text.count
      }
    }
  }

  private static func isalGzip(_ text: [UInt8]) -> Int {
    let room = text.count + text.count / 8 + 1024
    return [UInt8](unsafeUninitializedCapacity: room) { output, count in
      count = output.baseAddress.map { cy_isal_gzip(text, text.count, $0, room) } ?? 0
    }.count
  }
}
