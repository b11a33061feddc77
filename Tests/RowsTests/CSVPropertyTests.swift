import Foundation
import Rows
import Testing
import TestSupport

@Suite("CSV laws")
struct CSVPropertyTests {
  /// What Python made of one file: cells in hexadecimal, and whether a quote was still open at its end.
  struct Verdict: Decodable {
    let rows: [[String]]
    let open: Bool
  }

  private static let judge = """
    import csv, io, json, sys
    def read(text): return [row for row in csv.reader(io.StringIO(text, newline='')) if row]
    verdicts = []
    for path in sys.argv[1:]:
        text = open(path, 'rb').read().decode('latin-1')
        is_open = (read(text + '\\nEND\\n') or [[]])[-1] != ['END']
        verdicts.append({'rows': [[cell.encode('latin-1').hex() for cell in row] for row in read(text)], 'open': is_open})
    print(json.dumps(verdicts))
    """

  /// Random bytes in which structure is frequent.
  private static func text(seed: UInt64) -> [UInt8] {
    var generator = SeededGenerator(seed: seed)
    let pieces: [[UInt8]] =
      ["a", "bc", "é", " ", ",", ",", "\"", "\"\"", "\n", "\r\n", "\r", "\0", "xyz012345678901234567"]
      .map { Array($0.utf8) } + [[0xff], [0x80]]
    let quoted: [UInt8] = Array("\"x,\"\"y\n\",".utf8)
    return (0..<Int.random(in: 1...120, using: &generator)).flatMap { _ in
      Int.random(in: 0..<8, using: &generator) == 0 ? quoted : pieces.randomElement(using: &generator) ?? []
    }
  }

  @Test("Random bytes give the cells that Python's csv module reads")
  func agreesWithPython() throws {
    let folder = try TemporaryFolder()
    let paths = try (0..<1500).map { try folder.file("\($0).csv", CSVPropertyTests.text(seed: UInt64($0))) }
    let verdicts = try JSONDecoder().decode([Verdict].self, from: Data(Python.run(CSVPropertyTests.judge, paths)))
    var compared = 0
    for (path, verdict) in zip(paths, verdicts) {
      var rows = AllRows()
      let error = sourceError { () throws(SourceError) in rows = try CSVSource(paths: [path], header: false).all() }
      if verdict.open {
        guard case .malformed(path, _, _) = error else {
          Issue.record("\(path): an open quote was not told")
          continue
        }
      } else if let width = verdict.rows.first?.count {
        let expected = verdict.rows.map { Array(($0 + repeatElement("", count: width)).prefix(width)) }
        #expect(rows.cells.map { $0.map(hexadecimal) } == expected, "\(path)")
        let ragged = verdict.rows.indices.filter { verdict.rows[$0].count != width }.map { Int64($0 + 1) }
        #expect(rows.faults.keys.sorted() == ragged, "\(path)")
        compared += 1
      } else {
        #expect(error == .noColumns(path: path))
      }
    }
    #expect(compared > 500)
  }

  private func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
  }

  @Test("Where a read ends never matters", arguments: [1, 2, 3, 7, 64, 4096], [1, 3, 1000])
  func chunkBoundaries(chunk: Int, batchRows: Int) throws {
    let folder = try TemporaryFolder()
    for seed in UInt64(0)..<60 {
      let path = try folder.file("\(seed).csv", Array("\u{FEFF}".utf8) + CSVPropertyTests.text(seed: seed))
      let whole = outcome(path, chunk: 1 << 18, batchRows: 1000)
      #expect(outcome(path, chunk: chunk, batchRows: batchRows) == whole, "seed \(seed)")
    }
  }

  private func outcome(_ path: String, chunk: Int, batchRows: Int) -> Result<AllRows, SourceError> {
    Result { () throws(SourceError) in
      try CSVSource(paths: [path], header: false, chunkBytes: chunk).all(maximumRows: batchRows)
    }
  }

  @Test("Blank lines, however many, never end the source", arguments: [1, 40, 5000], [true, false])
  func blankLines(maximumBytes: Int, header: Bool) throws {
    let folder = try TemporaryFolder()
    let blank = String(repeating: "\r\n", count: 3000)
    let path = try folder.file("a.csv", "\(blank)a,b\(blank)1,2\(blank)3,4\(blank)")
    let source = try CSVSource(paths: [path], header: header, chunkBytes: 64)
    let expected = (header ? [] : [["a", "b"]]) + [["1", "2"], ["3", "4"]]
    #expect(try source.all(maximumBytes: maximumBytes).texts == expected)
  }

  @Test("Batches respect both bounds and number their rows without gaps")
  func bounds() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("a.csv", "a,b\n" + (1...500).map { "\($0),x\n" }.joined())
    let source = try CSVSource(paths: [path], chunkBytes: 100)
    var batch = RowBatch()
    var rows: Int64 = 0
    while try source.next(into: &batch, maximumRows: 7, maximumBytes: 30) {
      #expect(batch.firstRowNumber == rows + 1)
      #expect(batch.rowCount <= 7 && batch.cells.count == batch.rowCount * 2)
      #expect(batch.bytes.count < 30 + 6)
      rows += Int64(batch.rowCount)
    }
    #expect(rows == 500)
    #expect(source.bytesRead == source.totalBytes)
  }
}
