import Rows
import Testing
import TestSupport

@Suite("CSV errors")
struct CSVErrorTests {
  @Test(
    "A quote that never closes is told with the row where it opened",
    arguments: [("a,b\n1,2\n\n3,\"4\n5,6\n", Int64(2)), ("a,\"b\n1,2\n", 0), ("a,b\n\"1,2", 1)])
  func openQuote(text: String, row: Int64) throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("a.csv", text)
    let error = sourceError { () throws(SourceError) in _ = try CSVSource(paths: [path]).all() }
    #expect(error == .malformed(path: path, row: row, reason: "a quote opens there and is never closed"))
  }

  @Test("Rows of a later file are numbered as that file shows them", arguments: [1, 2, 1000])
  func rowOfLaterFile(batchRows: Int) throws {
    let folder = try TemporaryFolder()
    let first = try folder.file("1.csv", "a\n1\n2\n3\n")
    let second = try folder.file("2.csv", "a\n4\n\"5\n")
    let error = sourceError { () throws(SourceError) in
      _ = try CSVSource(paths: [first, second]).all(maximumRows: batchRows)
    }
    #expect(error == .malformed(path: second, row: 2, reason: "a quote opens there and is never closed"))
  }

  @Test("Files that give no columns, or equal ones, are refused", arguments: ["", "\n\r\n", "\u{FEFF}"])
  func noColumns(text: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("a.csv", text)
    #expect(sourceError { () throws(SourceError) in _ = try CSVSource(paths: [path]) } == .noColumns(path: path))
    let twice = try folder.file("b.csv", "a,b,a\n")
    let error = sourceError { () throws(SourceError) in _ = try CSVSource(paths: [twice]) }
    #expect(error == .duplicateColumn(name: "a", path: twice))
  }

  @Test("Files of one source must have the same header", arguments: ["a,c\n1,2\n", "b,a\n1,2\n", "a\n1\n"])
  func headersDiffer(text: String) throws {
    let folder = try TemporaryFolder()
    let first = try folder.file("1.csv", "a,b\n1,2\n")
    let second = try folder.file("2.csv", text)
    let error = sourceError { () throws(SourceError) in _ = try CSVSource(paths: [first, second]).all() }
    #expect(error == .headersDiffer(first: first, second: second))
    #expect(error?.message.contains(first) == true && error?.message.contains(second) == true)
  }

  @Test("A cell of 16 MiB passes and a larger one stops the source", arguments: [16 << 20, 16 << 20 + 1])
  func hugeCell(size: Int) throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("a.csv", Array("a,b\n1,".utf8) + [UInt8](repeating: 120, count: size) + [10])
    var length = 0
    let error = sourceError { () throws(SourceError) in length = try CSVSource(paths: [path]).all().cells[0][1].count }
    if size <= 16 << 20 {
      #expect(error == nil && length == size)
    } else {
      guard case .malformed(path, 1, _) = error else {
        Issue.record("expected a malformed row, got \(String(describing: error))")
        return
      }
    }
  }

  @Test("A delimiter that means something else is refused", arguments: "\"\n\r".utf8)
  func delimiter(byte: UInt8) throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("a.csv", "a,b\n")
    let error = sourceError { () throws(SourceError) in _ = try CSVSource(paths: [path], delimiter: byte) }
    #expect(error == .delimiterRefused)
  }

  @Test("Any bytes end in rows or in an error", arguments: UInt64(0)..<8)
  func anyBytes(seed: UInt64) throws {
    let folder = try TemporaryFolder()
    var generator = SeededGenerator(seed: seed)
    for number in 0..<100 {
      let count = Int.random(in: 0...300, using: &generator)
      let path = try folder.file("\(number)", (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) })
      var columns = 0
      var rows = AllRows()
      let error = sourceError { () throws(SourceError) in
        let source = try CSVSource(paths: [path], delimiter: 9)
        columns = source.columns.count
        rows = try source.all()
      }
      #expect(error != nil || (columns > 0 && rows.cells.allSatisfy { $0.count == columns }))
    }
  }

  @Test("Paths that cannot be read say why")
  func unreadable() throws {
    let folder = try TemporaryFolder()
    let none = folder.path + "/none.csv"
    #expect(sourceError { () throws(SourceError) in _ = try CSVSource(paths: [none]) } == .missing(path: none))
    let error = sourceError { () throws(SourceError) in _ = try CSVSource(paths: [folder.path]) }
    #expect(error == .unreadable(path: folder.path, reason: "it is a folder"))
    let wide = try folder.file("wide.csv", [0xff, 0xfe, 0x61, 0, 0x2c, 0])
    let reason = sourceError { () throws(SourceError) in _ = try CSVSource(paths: [wide]) }
    #expect(reason?.message.contains("UTF-16") == true)
  }
}
