import Activation
import Encoding
import Rows
import Testing
import TestSupport

@Suite("A column is converted as its cells are")
struct ColumnPropertyTests {
  private static let rows = 20_000

  /// Values as sources write them, and values that look like them.
  private static func cell(_ type: DataType, _ generator: inout SeededGenerator) -> [UInt8] {
    let pieces =
      switch type {
      case .timestamp, .date:
        [
          "2024", "1900", "-", "02", "29", "T", " ", "23", "60", ":", "59", ".5", "Z", "+02:00", "-1:0", "1700000000",
          "2026-01-31 08:15:00", "2024-02-29T23:59:59Z", "2026-12-31T23:30:00-01:00", "0000", "9999",
        ]
      case .string: ["a", "Zoë", " ", ",", "\"", "\n", "@example.com", "\\", "\u{1}", "日本", "x@y", "0123456789"]
      default: ["0", "9", "12", ".", "5", "995", "-", "+", "e", "E2", "123456789012", " ", "00", "4."]
      }
    let count = Int.random(in: 0...5, using: &generator)
    var bytes = (0..<count).flatMap { _ in Array((pieces.randomElement(using: &generator) ?? "").utf8) }
    if Int.random(in: 0..<20, using: &generator) == 0 {
      bytes.append(UInt8.random(in: 0...255, using: &generator) & 0xFE)
    }
    return bytes
  }

  @Test("by the kernel or by the rule, to the same bytes", arguments: DataType.allCases, [FileFormat.csv, .json])
  func agrees(type: DataType, format: FileFormat) throws {
    var generator = SeededGenerator(seed: 17)
    let cells = (0..<Self.rows).map { _ in Self.cell(type, &generator) }
    let definition = DatasetDefinition(id: "d", columns: [DatasetColumn(name: "value", type: type)])
    let encoder = EncodingExample.encoder(
      format: format, allowRaw: ["value"], definition: definition, source: EncodingExample.columns(["value"]))
    var batch = RowBatch()
    batch.begin(columnCount: 1, firstRowNumber: 1)
    for cell in cells {
      cell.withUnsafeBytes { batch.append($0) }
      batch.endRow()
    }
    let result = encoder.encode(batch)
    var expected: [UInt8] = []
    var refused: [Int64: String] = [:]
    for (row, cell) in cells.enumerated() {
      switch Self.line(cell, type, format) {
      case .success(let line): expected += line
      case .failure(let failure): refused[Int64(row + 1)] = failure.rawValue
      }
    }
    #expect(result.lines.text == expected)
    #expect(Dictionary(uniqueKeysWithValues: result.rejects.map { ($0.row, $0.reason.code) }) == refused)
    #expect(type == .string || !refused.isEmpty)
  }

  /// The line of one cell, written a second time.
  private static func line(
    _ cell: [UInt8], _ type: DataType, _ format: FileFormat
  ) -> Result<[UInt8], ConversionFailure> {
    var text: [UInt8] = []
    let isNull = cell.withUnsafeBytes(CellConverter.isNull)
    if !isNull, let failure = cell.withUnsafeBytes({ CellConverter(type).convert($0, into: &text) }) {
      return .failure(failure)
    }
    switch format {
    case .csv: return .success(Array((isNull ? "\"\"" : quoted(text)).utf8) + [0x0A])
    case .json where isNull: return .success(Array("{}\n".utf8))
    case .json:
      let isNumber = [.decimal, .integer, .long].contains(type)
      let value: DocumentValue =
        isNumber ? .number(String(decoding: text, as: UTF8.self)) : .text(String(decoding: text, as: UTF8.self))
      return .success(Array((JSONText.write(["value": value]) + "\n").utf8))
    }
  }

  private static func quoted(_ text: [UInt8]) -> String {
    let text = String(decoding: text, as: UTF8.self)
    guard text.utf8.contains(where: { [0x2C, 0x22, 0x0A, 0x0D].contains($0) }) else { return text }
    return "\"" + String(text.unicodeScalars.flatMap { $0 == "\"" ? ["\"", "\""] : [$0] }.map(Character.init)) + "\""
  }
}
