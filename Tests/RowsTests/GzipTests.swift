import Foundation
import Rows
import Testing
import TestSupport

@Suite("gzip")
struct GzipTests {
  private static func text(_ count: Int) -> [UInt8] {
    var generator = SeededGenerator(seed: 7)
    return (0..<count).map { _ in UInt8.random(in: 97...112, using: &generator) }
  }

  @Test("Members in a row are one text, or the rest is left alone")
  func members() throws {
    let first = gzipped("first")
    let second = gzipped("second")
    #expect(try GzipReader.expand(first + second) == Array("firstsecond".utf8))
    #expect(try GzipReader.expand(first + [0, 0, 0] + second + [0, 0]) == Array("firstsecond".utf8))
    #expect(try GzipReader.expand(first + second, allMembers: false) == Array("first".utf8))
    #expect(try GzipReader.expand(first + [1, 2, 3], allMembers: false) == Array("first".utf8))
    let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 100, alignment: 1)
    defer { room.deallocate() }
    let progress = try (first + second).withUnsafeBytes {
      try GzipReader(allMembers: false).read($0, into: room, finish: false)
    }
    #expect(progress.consumed == first.count && progress.produced == 5 && progress.ended)
  }

  @Test("Pieces of any size give the same bytes", arguments: UInt64(0)..<20)
  func anyPieces(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let text = GzipTests.text(Int.random(in: 0...40_000, using: &generator))
    let packed = gzipped(text)
    let reader = try GzipReader(allMembers: true)
    var expanded: [UInt8] = []
    var rest = (packed + packed)[...]
    while true {
      let offered = rest.prefix(Int.random(in: 0...700, using: &generator))
      var room = [UInt8](repeating: 0, count: Int.random(in: 1...900, using: &generator))
      let progress = try offered.withUnsafeBytes { input in
        try room.withUnsafeMutableBytes { try reader.read(input, into: $0, finish: offered.count == rest.count) }
      }
      expanded += room.prefix(progress.produced)
      rest = rest.dropFirst(progress.consumed)
      if progress.ended { break }
    }
    #expect(expanded == text + text)
  }

  @Test("Broken data has a name of its own")
  func errors() throws {
    let whole = gzipped(GzipTests.text(5000))
    for end in 1..<whole.count {
      #expect(throws: GzipError.truncated) { try GzipReader.expand(Array(whole[..<end])) }
    }
    #expect(throws: GzipError.notGzip) { try GzipReader.expand([]) }
    #expect(throws: GzipError.notGzip) { try GzipReader.expand(Array("a,b\n".utf8)) }
    #expect(throws: GzipError.corrupt) { try GzipReader.expand(whole + Array("tail".utf8)) }
    var damaged = whole
    damaged[whole.count - 6] ^= 1
    #expect(throws: GzipError.corrupt) { try GzipReader.expand(damaged) }
  }

  @Test("A compressed CSV file is known by its content", arguments: [1, 7, 4096])
  func compressedSource(chunk: Int) throws {
    let folder = try TemporaryFolder()
    let body = (1...2000).map { "\($0),\"x\n\($0)\"\n" }.joined()
    let bytes = gzipped("a,b\n1,") + gzipped("2\n\(body)")
    let source = try CSVSource(
      paths: [folder.file("named.csv", bytes), folder.file("plain.csv", "a,b\n8,9")], chunkBytes: chunk)
    let rows = try source.all()
    #expect(rows.texts.count == 2002)
    #expect(
      rows.texts.first == ["1", "2"] && rows.texts[2000] == ["2000", "x\n2000"] && rows.texts.last == ["8", "9"])
    #expect(source.bytesRead == Int64(bytes.count + 7) && source.totalBytes == source.bytesRead)

    let cut = try folder.file("cut.csv.gz", Array(bytes.dropLast(20)))
    let error = sourceError { () throws(SourceError) in _ = try CSVSource(paths: [cut], chunkBytes: chunk).all() }
    #expect(error == .unreadable(path: cut, reason: GzipError.truncated.message))
  }
}
