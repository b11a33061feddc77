import Foundation
import Rows
import Testing

@Suite("gzip")
struct GzipTests {
  private static let judge = """
    import sys, zlib
    expander = zlib.decompressobj(31)
    text = expander.decompress(open(sys.argv[1], 'rb').read())
    assert expander.eof and not expander.unused_data
    sys.stdout.buffer.write(text)
    """

  private static func text(_ count: Int) -> [UInt8] {
    var generator = SeededGenerator(seed: 7)
    return (0..<count).map { _ in UInt8.random(in: 97...112, using: &generator) }
  }

  private func compressed(_ writer: GzipWriter, _ text: [UInt8], pieces: Int) throws -> [UInt8] {
    var output: [UInt8] = []
    for start in stride(from: 0, to: text.count, by: pieces) {
      try text[start..<min(start + pieces, text.count)].withUnsafeBytes { try writer.append($0, to: &output) }
    }
    #expect(writer.bytesIn == Int64(text.count) && writer.bytesOut == Int64(output.count))
    try writer.finish(into: &output)
    return output
  }

  @Test("A file is exactly one member that zlib reads", arguments: [0, 1, 1000, 3_000_000], [1 << 20, 4093])
  func oneMember(size: Int, pieces: Int) throws {
    let folder = try TemporaryFolder()
    let writer = try GzipWriter()
    for size in [size, size / 2] {
      let text = GzipTests.text(size)
      let path = try folder.file("a.gz", compressed(writer, text, pieces: pieces))
      #expect(try Python.run(GzipTests.judge, [path]) == text)
    }
  }

  @Test("Members in a row are one text, or the rest is left alone")
  func members() throws {
    let writer = try GzipWriter()
    let first = try compressed(writer, Array("first".utf8), pieces: 9)
    let second = try compressed(writer, Array("second".utf8), pieces: 9)
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
    let packed = try compressed(GzipWriter(), text, pieces: Int.random(in: 1...9000, using: &generator))
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
    let whole = try compressed(GzipWriter(), GzipTests.text(5000), pieces: 1000)
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
    let writer = try GzipWriter()
    let body = (1...2000).map { "\($0),\"x\n\($0)\"\n" }.joined()
    let bytes =
      try compressed(writer, Array("a,b\n1,".utf8), pieces: 99)
      + compressed(writer, Array("2\n\(body)".utf8), pieces: 99)
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
