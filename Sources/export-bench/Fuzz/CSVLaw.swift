import Foundation
import Rows

/// Rows do not depend on where a read of the file ends, nor on how many are asked for at once.
final class CSVLaw: ReaderLaw {
  let samples = [
    "email,name\na@example.com,Ada\nb@example.com,\"Smith, \"\"Jr.\"\"\"\r\n", "a\n\n\"\"\n1", "\u{FEFF}a,b\r\n1,2\r\n",
    "a,b,c\n1,2\n1,2,3,4\n\"open", "a,b\n\"x\"y,z\"z\n", "a\rb\rc", ",\n,\n", "\n\n\na,b\n",
  ].map { Array($0.utf8) }
  let pieces =
    [
      ",", "\"", "\"\"", "\n", "\r\n", "\r", "\"a,b\"", "\"x\"\"y\"", "é", "\0",
      "0123456789012345678901234567890123456789",
    ]
    .map { Array($0.utf8) } + [[0xff], [0xef, 0xbb, 0xbf]]

  /// Everything a source gives.
  private struct Outcome: Hashable {
    var rows: [[String]] = []
    var faults: [Int64] = []
    var error: String?
  }

  private let folder: TemporaryFolder
  private var path: String { folder.path + "/input.csv" }

  init() throws { folder = try TemporaryFolder() }

  func check(_ input: [UInt8], using generator: inout SplitMix64) throws -> Int {
    try Data(input).write(to: URL(fileURLWithPath: path))
    let header = Bool.random(using: &generator)
    let whole = outcome(header: header, chunk: 1 << 18, rows: 8192)
    let chunk = Int.random(in: 1...64, using: &generator)
    let rows = Int.random(in: 1...5, using: &generator)
    guard outcome(header: header, chunk: chunk, rows: rows) == whole else {
      throw BrokenLaw(law: "pieces of \(chunk) bytes and \(rows) rows give the same rows as the whole", input: input)
    }
    return behaviour(whole)
  }

  private func outcome(header: Bool, chunk: Int, rows: Int) -> Outcome {
    var outcome = Outcome()
    do throws(SourceError) {
      let source = try CSVSource(paths: [path], header: header, chunkBytes: chunk)
      outcome.rows.append(source.columns.map(\.name))
      var batch = RowBatch()
      while try source.next(into: &batch, maximumRows: rows, maximumBytes: 1 << 20) { take(batch, into: &outcome) }
    } catch {
      // How many rows were delivered before the error depends on the batches.
      outcome = Outcome(error: "\(error)")
    }
    return outcome
  }

  private func take(_ batch: RowBatch, into outcome: inout Outcome) {
    outcome.faults += batch.faults.map { batch.firstRowNumber + Int64($0.row) }
    for row in 0..<batch.rowCount {
      outcome.rows.append(
        (0..<batch.columnCount).map { batch.withCell(row, $0) { $0.map { Self.hexadecimal($0) } ?? "" } })
    }
  }

  /// Invalid UTF-8 must be compared, too.
  private static func hexadecimal(_ bytes: UnsafeRawBufferPointer) -> String {
    bytes.map { String($0, radix: 16) }.joined(separator: ".")
  }

  /// The shape of the rows, not their text.
  private func behaviour(_ outcome: Outcome) -> Int {
    var hasher = Hasher()
    hasher.combine(outcome.rows.prefix(4).map { row in row.map { min($0.utf8.count, 8) } })
    hasher.combine(outcome.rows.count)
    hasher.combine(outcome.faults.count)
    hasher.combine(outcome.error?.prefix(16))
    return hasher.finalize()
  }
}
