import TestSupport
import Testing

@testable import Rows

@Suite("MessagePack rows")
struct MessagePackTests {
  private func rows(_ bytes: [UInt8], columns: Int) throws -> AllRows {
    var batch = RowBatch()
    batch.begin(columnCount: columns, firstRowNumber: 1)
    let result = bytes.withUnsafeBytes { buffer in
      Result { () throws(MessagePackScanner.Mistake) in
        var scanner = MessagePackScanner(buffer)
        while scanner.position < buffer.count { try batch.appendRow(of: &scanner) }
      }
    }
    try result.get()
    var rows = AllRows()
    rows.take(batch)
    return rows
  }

  private func packed(_ program: String) throws -> [UInt8] {
    let hex = try Python.run(
      "import msgpack, sys\n\(program)\nsys.stdout.write(b''.join(map(msgpack.packb, rows)).hex())")
    return stride(from: 0, to: hex.count, by: 2).map {
      UInt8(String(decoding: hex[$0..<$0 + 2], as: UTF8.self), radix: 16) ?? 0
    }
  }

  private static let everyForm = """
    rows = [
      [0, 127, 128, 255, 256, 65535, 65536, 2**32, 2**63, 2**64 - 1],
      [-1, -32, -33, -128, -129, -32769, -2**31 - 1, -2**63, None, True],
      ["", "a" * 31, "a" * 32, "a" * 255, "a" * 256, "a" * 65536, 1.5, float("inf"), {1: [], "k": {"n": [None, False]}},
        list(range(20))],
      [1], list(range(12)),
      [msgpack.ExtType(5, b"xx"), msgpack.Timestamp(1, 2), b"ab", 1e300, -0.0, 5, 6, 7, 8, 9]]
    """

  @Test("what Python packs reads as Python means it")
  func python() throws {
    let rows = try rows(packed(Self.everyForm), columns: 10)
    #expect(
      rows.texts[0] == [
        "0", "127", "128", "255", "256", "65535", "65536", "4294967296", "9223372036854775808", "18446744073709551615",
      ])
    #expect(
      rows.texts[1] == [
        "-1", "-32", "-33", "-128", "-129", "-32769", "-2147483649", "-9223372036854775808", "", "true",
      ])
    #expect(rows.texts[2].map(\.count).prefix(6) == [0, 31, 32, 255, 256, 65536])
    let numbers = (0..<20).map(String.init).joined(separator: ",")
    #expect(rows.texts[2].suffix(4) == ["1.5", "Infinity", #"{"1":[],"k":{"n":[null,false]}}"#, "[\(numbers)]"])
    #expect(rows.texts[5] == ["", "", "ab", "1e+300", "-0.0", "5", "6", "7", "8", "9"])
    #expect(
      rows.faults == [4: .wrongCellCount(found: 1), 5: .wrongCellCount(found: 12), 6: .unsupportedValue(column: 0)])
  }

  @Test("a row that is cut anywhere needs more bytes and leaves the batch alone")
  func cut() throws {
    let whole = try packed("rows = [[1, 'text', 2.5, {'a': [1, 'b']}, None]]")
    for end in 1..<whole.count {
      let error = #expect(throws: MessagePackScanner.Mistake.self) { try rows(Array(whole[..<end]), columns: 5) }
      #expect(error == .needsMore)
    }
  }

  @Test("lists 201 deep fault their row, and a million deep do no harm", arguments: [200, 201, 1_000_000])
  func depth(levels: Int) throws {
    let bytes: [UInt8] = [0x92] + Array(repeating: 0x91, count: levels) + [0xc0, 0x05]
    let rows = try rows(bytes, columns: 2)
    #expect(rows.faults == (levels > 200 ? [1: .nestedTooDeep] : [:]))
    #expect(rows.texts[0][1] == "5")
  }

  @Test(
    "lengths are not believed",
    arguments: [
      [0xdd, 0xff, 0xff, 0xff, 0xff], [0x91, 0xdb, 0xff, 0xff, 0xff, 0xff], [0x91, 0xdf, 0xff, 0xff, 0xff, 0xff],
    ] as [[UInt8]])
  func lengths(bytes: [UInt8]) {
    #expect(throws: MessagePackScanner.Mistake.needsMore) { try rows(bytes, columns: 1) }
  }

  @Test("no bytes make it crash", arguments: 0..<300 as Range<UInt64>)
  func fuzz(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let bytes = (0..<Int.random(in: 1...300, using: &generator)).map { _ in UInt8.random(in: 0...255, using: &generator)
    }
    let rows = try? rows([0x9a] + bytes, columns: 3)
    #expect(rows.map { !$0.cells.isEmpty } ?? true)
  }
}
