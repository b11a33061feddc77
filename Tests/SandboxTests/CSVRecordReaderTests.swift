import Testing

@testable import Sandbox

@Suite("CSV records")
struct CSVRecordReaderTests {
  static let rfc4180 = CSVDialect(escape: UInt8(ascii: "\""))

  @Test(
    "are read the same whatever the pieces they arrive in",
    arguments: [
      ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
      ("a,b\r\n1,\r\n", [["a", "b"], ["1", ""]]),
      ("a\n\"x,y\"\n\"say \"\"hi\"\"\"\n\"two\nlines\"", [["a"], ["x,y"], ["say \"hi\""], ["two\nlines"]]),
      ("a,b\n\n\n,\n", [["a", "b"], ["", ""]]),
      ("Zoë,\"\"\n", [["Zoë", ""]]),
      ("a,b\n1,2\r", [["a", "b"], ["1", "2"]]),
      ("", []),
    ], [1, 2, 3, 7, 1000])
  func pieces(sample: (String, [[String]]), size: Int) throws {
    #expect(try records(of: sample.0, Self.rfc4180, pieceSize: size) == sample.1)
  }

  @Test("use the backslash as escape unless declared otherwise")
  func backslash() throws {
    let text = #"a;b"# + "\n" + #"'it\'s';'c:\\x\d'"# + "\n"
    let dialect = CSVDialect(delimiter: UInt8(ascii: ";"), quote: UInt8(ascii: "'"))
    #expect(try records(of: text, dialect, pieceSize: 3) == [["a", "b"], ["it's", #"c:\x\d"#]])
  }

  @Test("skip the declared comments")
  func comments() throws {
    let dialect = CSVDialect(comment: UInt8(ascii: "#"))
    #expect(try records(of: "# note\na\n#\n1\n# end", dialect, pieceSize: 2) == [["a"], ["1"]])
  }

  @Test(
    "that are not well-formed are refused",
    arguments: ["a\n\"open", "a\n\"x\"y\n", "a\nx\"y\n", "a\nx\ry\n"], [1, 1000])
  func malformed(text: String, size: Int) {
    #expect(throws: UploadFlaw.self) { try records(of: text, Self.rfc4180, pieceSize: size) }
  }

  private func records(of text: String, _ dialect: CSVDialect, pieceSize: Int) throws -> [[String]] {
    var reader = CSVRecordReader(dialect: dialect)
    var rest = Array(text.utf8)[...]
    var records: [[String]] = []
    var atEnd = false
    while !atEnd {
      atEnd = rest.isEmpty
      reader.append(rest.prefix(pieceSize))
      rest = rest.dropFirst(pieceSize)
      while let fields = try reader.next(atEnd: atEnd) {
        records.append(fields.map { String(decoding: $0, as: UTF8.self) })
      }
    }
    return records
  }
}
