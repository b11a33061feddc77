import Encoding
import Rows
import Testing

@Suite("Cutting files")
struct FileCutterTests {
  private final class MemorySink: FileSink {
    var files: [[UInt8]] = []
    var closed: [EncodedFile] = []
    func open(number: Int) { files.append([]) }
    func write(_ bytes: [UInt8]) { files[files.count - 1] += bytes }
    func close(_ file: EncodedFile) { closed.append(file) }
  }

  private func noise(_ rows: Int, from seed: UInt64) -> [UInt8] {
    var state = seed
    var bytes: [UInt8] = []
    for _ in 0..<rows {
      for _ in 0..<8 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        bytes += Array(String(state, radix: 36).utf8)
      }
      bytes.append(0x0A)
    }
    return bytes
  }

  @Test("files stay below their size, each is one gzip member with a header, and no row is lost")
  func cuts() async throws {
    let sink = MemorySink()
    let limit = 1_000_000
    var cutter = FileCutter(sink, header: Array("h\n".utf8), fileBytes: limit)
    var expected: [UInt8] = []
    for round in 0..<40 {
      let lines = noise(1000, from: UInt64(round))
      expected += lines
      try await cutter.append(EncodedBlock(compressing: lines, tally: .sent(1000)))
    }
    try await cutter.finish()
    #expect(cutter.files.count > 2)
    #expect(cutter.files == sink.closed)
    #expect(cutter.files.map(\.bytes) == sink.files.map(\.count))
    #expect(cutter.files.allSatisfy { $0.bytes <= limit })
    #expect(cutter.files.reduce(0) { $0 + $1.rows } == 40_000)
    #expect(cutter.bytes == sink.files.reduce(0) { $0 + $1.count })
    var joined: [UInt8] = []
    for file in sink.files {
      // Reading one member only must give the whole file.
      let text = try GzipReader.expand(file, allMembers: false)
      #expect(text.starts(with: Array("h\n".utf8)))
      joined += text.dropFirst(2)
    }
    #expect(joined == expected)
  }

  @Test("a cutter that goes on behind kept files makes the files the first one would have made")
  func goesOn() async throws {
    let blocks = (0..<40).map { round in
      round % 3 == 1
        ? EncodedBlock(compressing: [], tally: .skipped(5))
        : EncodedBlock(compressing: noise(1000, from: UInt64(round)), tally: .sent(1000))
    }
    let whole = MemorySink()
    var first = FileCutter(whole, header: Array("h\n".utf8), fileBytes: 1_000_000)
    for block in blocks { try await first.append(block) }
    try await first.finish()
    let all = blocks.reduce(into: EncodingTally()) { $0 += $1.tally }
    #expect(first.files.last?.end == all)

    for kept in 1...first.files.count {
      let rest = MemorySink()
      let files = Array(first.files.prefix(kept))
      var second = FileCutter(rest, header: Array("h\n".utf8), fileBytes: 1_000_000, after: files)
      var passed = 0
      let end = try #require(files.last?.end.read)
      for block in blocks {
        if passed >= end { try await second.append(block) }
        passed += block.tally.read
      }
      try await second.finish()
      #expect(second.files == first.files)
      #expect(rest.files == Array(whole.files.dropFirst(kept)))
    }
  }

  @Test("without rows there is no file")
  func writesNothing() async throws {
    let sink = MemorySink()
    var cutter = FileCutter(sink, header: Array("h\n".utf8), fileBytes: 1_000_000)
    try await cutter.append(EncodedBlock(compressing: [], tally: .skipped(3)))
    try await cutter.finish()
    #expect(sink.files.isEmpty)
    #expect(cutter.files.isEmpty)
  }
}

extension EncodingTally {
  fileprivate static func sent(_ rows: Int) -> EncodingTally {
    EncodingTally(read: rows, exported: rows, skippedByReason: [:], emptiedByReason: [:], withoutCountry: 0)
  }

  fileprivate static func skipped(_ rows: Int) -> EncodingTally {
    EncodingTally(
      read: rows, exported: 0, skippedByReason: ["null_value": rows], emptiedByReason: [:], withoutCountry: 0)
  }
}
