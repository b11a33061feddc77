import Foundation
import Rows
import Testing

@Suite("Files of a source")
struct FileTests {
  @Test("A pattern gives its files in order, and a path that exists is itself")
  func patterns() throws {
    let folder = try TemporaryFolder()
    for name in ["b.csv", "a.csv", "c.txt", "odd[1].csv"] { _ = try folder.file(name, "a\n") }
    let names = ["a.csv", "b.csv", "odd[1].csv"].map { folder.path + "/" + $0 }
    #expect(try FilePattern.expand("*.csv", relativeTo: folder.path) == names)
    #expect(try FilePattern.expand(folder.path + "/?.csv") == Array(names.prefix(2)))
    #expect(try FilePattern.expand("odd[1].csv", relativeTo: folder.path) == [names[2]])
    #expect(try FilePattern.expand("a.csv", relativeTo: folder.path + "/") == [names[0]])
    let error = sourceError { () throws(SourceError) in
      _ = try FilePattern.expand("*.json", relativeTo: folder.path)
    }
    #expect(error == .missing(path: folder.path + "/*.json"))
  }

  @Test("A folder whose name holds wildcards is taken literally")
  func literalFolder() throws {
    let folder = try TemporaryFolder()
    let odd = folder.path + "/x[y]*"
    try FileManager.default.createDirectory(atPath: odd, withIntermediateDirectories: true)
    let path = try folder.file("x[y]*/a.csv", "a\n")
    #expect(try FilePattern.expand("*.csv", relativeTo: odd) == [path])
  }

  @Test("A mark stays while the file stays, and survives the journal")
  func sameMark() throws {
    let folder = try TemporaryFolder()
    let source = try CSVSource(paths: [folder.file("a.csv", "a\n1\n"), folder.file("b.csv", "a\n2\n")])
    let mark = try source.mark()
    #expect(try source.mark() == mark)
    #expect(mark.files.map(\.size) == [4, 4])
    #expect(try JSONDecoder().decode(SourceMark.self, from: JSONEncoder().encode(mark)) == mark)
  }

  @Test("An edit at either end that keeps size and time changes the mark", arguments: [0, 199_999])
  func editedMark(offset: Int) throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("a.csv", [UInt8](repeating: 97, count: 200_000))
    let before = try FileMark(path: path)
    let time = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
    let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
    try file.seek(toOffset: UInt64(offset))
    try file.write(contentsOf: Data([98]))
    try file.close()
    try FileManager.default.setAttributes([.modificationDate: #require(time)], ofItemAtPath: path)
    let after = try FileMark(path: path)
    #expect(after.content != before.content && after.size == before.size && after.inode == before.inode)
  }

  @Test("A pipe is read without a mark of its content")
  func pipe() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/pipe"
    #expect(mkfifo(path, 0o600) == 0)
    #expect(try FileMark(path: path).content == 0)
    let writer = Thread { try? Data("a,b\n1,2\n".utf8).write(to: URL(fileURLWithPath: path)) }
    writer.start()
    let source = try CSVSource(paths: [path])
    #expect(source.totalBytes == nil)
    #expect(try source.all().texts == [["1", "2"]])
  }

  @Test("Each error says what is wrong and what to do")
  func texts() {
    let errors: [SourceError] = [
      .missing(path: "p"), .unreadable(path: "p", reason: "r"), .malformed(path: "p", row: 0, reason: "r"),
      .malformed(path: "p", row: 3, reason: "r"), .noColumns(path: "p"), .duplicateColumn(name: "n", path: "p"),
      .headersDiffer(first: "p", second: "q"), .delimiterRefused, .queryRefused(reason: "r"),
    ]
    #expect(Set(errors.map(\.message)).count == errors.count)
    #expect(errors.allSatisfy { $0.message.hasSuffix(".") && $0.fix.hasSuffix(".") })
  }
}
