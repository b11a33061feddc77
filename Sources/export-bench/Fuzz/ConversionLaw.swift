import Activation
import Encoding
import Rows

/// A converted cell is converted to itself, and a column gives what the rule gives for each of its cells.
struct ConversionLaw: ReaderLaw {
  let samples: [[UInt8]]
  let pieces: [[UInt8]]
  private let type: DataType
  private let converter: CellConverter
  private let encoder: RowEncoder

  init(_ type: DataType) {
    self.type = type
    converter = CellConverter(type)
    let definition = DatasetDefinition(id: "fuzz", columns: [DatasetColumn(name: "value", type: type)])
    let mapping = OutputMapping(exportsAllColumns: true, columns: [], strings: [])
    let columns = [SourceColumn(name: "value", type: .text)]
    let (plan, _) = ColumnMatcher.match(mapping, source: columns, to: definition)
    encoder = RowEncoder(plan, country: nil, zone: .utc, strings: [:], allowRaw: [])
    (samples, pieces) = type == .decimal ? Self.numbers : Self.times
  }

  private static let numbers = (
    ["0", "-0.004", "12.345", "999.995", "1.5E2", "+7", ".5", "4.", "1e-3", "123456789012345.675"].map {
      Array($0.utf8)
    },
    ["0", "9", "5", "99", ".", "-", "+", "e", "E", "00", "e-400", "e400", " ", "123456789"].map { Array($0.utf8) }
  )

  private static let times = (
    [
      "1700000000", "2026-02-28 08:15:00", "2024-02-29T23:59:59Z", "2026-01-01T00:00:00+14:00", "0001-01-01",
      "9999-12-31T23:59:59.999-01:00", "1700000000000", "-1.5", "2026-03-04 05:06", "1900-02-29",
    ].map { Array($0.utf8) },
    [
      "0", "9", "12", "29", "30", "31", "23", "24", "59", "60", "-", ":", "T", " ", "Z", "+", ".", "0000", "1900",
      "2000",
      "9999", "UTC", "+00:00",
    ].map { Array($0.utf8) }
  )

  func check(_ input: [UInt8], using generator: inout SplitMix64) throws -> Int {
    let (text, failure) = converted(input)
    if let text {
      guard converted(text).text == text else { throw BrokenLaw(law: "a converted cell stays the same", input: input) }
      guard isWellFormed(text) else { throw BrokenLaw(law: "a converted cell has the form AMC reads", input: input) }
    }
    guard try columnAgrees(input, text, failure) else {
      throw BrokenLaw(law: "a column gives what the rule gives", input: input)
    }
    var hasher = Hasher()
    hasher.combine(failure)
    hasher.combine(text?.count)
    hasher.combine(input.count)
    return hasher.finalize()
  }

  /// Nil text and no failure: a null cell.
  private func converted(_ input: [UInt8]) -> (text: [UInt8]?, failure: ConversionFailure?) {
    var output: [UInt8] = []
    return input.withUnsafeBytes { cell in
      if CellConverter.isNull(cell) { return (nil, nil) }
      if let failure = converter.convert(cell, into: &output) { return (nil, failure) }
      return (output, nil)
    }
  }

  private func columnAgrees(_ input: [UInt8], _ text: [UInt8]?, _ failure: ConversionFailure?) throws -> Bool {
    var batch = RowBatch()
    batch.begin(columnCount: 1, firstRowNumber: 1)
    for _ in 0..<2 {
      input.withUnsafeBytes { batch.append($0) }
      batch.endRow()
    }
    let result = encoder.encode(batch)
    if let failure {
      return result.lines.text.isEmpty && result.rejects.allSatisfy { $0.reason.code == failure.rawValue }
    }
    let line = (text ?? Array("\"\"".utf8)) + [0x0A]
    return result.lines.text == line + line && result.rejects.isEmpty
  }

  private func isWellFormed(_ text: [UInt8]) -> Bool {
    let text = String(decoding: text, as: UTF8.self)
    if type == .decimal { return text.wholeMatch(of: /-?[0-9]+\.[0-9]{2}/) != nil }
    return text.wholeMatch(of: /[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z/) != nil
  }
}
