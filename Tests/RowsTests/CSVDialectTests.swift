import Rows
import Testing

@Suite("CSV dialects")
struct CSVDialectTests {
  struct Case: CustomTestStringConvertible {
    let name: String
    let text: String
    let rows: [[String]]
    var delimiter: UInt8 = UInt8(ascii: ",")

    var testDescription: String { name }
  }

  @Test("A file is read as people and programs write them", arguments: cases)
  func reads(_ example: Case) throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("a.csv", example.text)
    let source = try CSVSource(paths: [path], delimiter: example.delimiter)
    #expect(source.columns.map(\.name) == ["a", "b"])
    let rows = try source.all()
    #expect(rows.texts == example.rows)
    #expect(rows.faults.isEmpty)
  }

  static let cases = [
    Case(name: "line feeds", text: "a,b\n1,2\n3,4\n", rows: [["1", "2"], ["3", "4"]]),
    Case(name: "no last line end", text: "a,b\n1,2", rows: [["1", "2"]]),
    Case(name: "carriage return and line feed", text: "a,b\r\n1,2\r\n", rows: [["1", "2"]]),
    Case(name: "carriage returns alone", text: "a,b\r1,2\r3,4", rows: [["1", "2"], ["3", "4"]]),
    Case(name: "mixed line ends", text: "a,b\r\n1,2\n3,4\r5,6", rows: [["1", "2"], ["3", "4"], ["5", "6"]]),
    Case(name: "byte order mark", text: "\u{FEFF}a,b\n1,2\n", rows: [["1", "2"]]),
    Case(name: "byte order mark before a quote", text: "\u{FEFF}\"a\",b\n1,2\n", rows: [["1", "2"]]),
    Case(name: "header only", text: "a,b", rows: []),
    Case(name: "blank lines", text: "\n\na,b\n\n1,2\n\r\n\n", rows: [["1", "2"]]),
    Case(name: "quoted delimiter", text: "a,b\n\"Smith, Jr.\",2\n", rows: [["Smith, Jr.", "2"]]),
    Case(name: "quoted line ends", text: "a,b\n\"x\ny\",\"p\r\nq\"\n", rows: [["x\ny", "p\r\nq"]]),
    Case(name: "doubled quotes", text: "a,b\n\"say \"\"hi\"\"\",\"\"\"\"\n", rows: [["say \"hi\"", "\""]]),
    Case(name: "quote inside a plain cell", text: "a,b\n5\" disk,it\"s\"\n", rows: [["5\" disk", "it\"s\""]]),
    Case(name: "text behind a closing quote", text: "a,b\n\"x\"y\"z,2\n", rows: [["xy\"z", "2"]]),
    Case(name: "empty cells", text: "a,b\n,\n\"\",\"\"\n1,\n", rows: [["", ""], ["", ""], ["1", ""]]),
    Case(name: "last cell empty without line end", text: "a,b\n1,", rows: [["1", ""]]),
    Case(name: "last cell quoted without line end", text: "a,b\n1,\"2\"", rows: [["1", "2"]]),
    Case(name: "blanks are kept", text: "a,b\n 1 , 2\n", rows: [[" 1 ", " 2"]]),
    Case(name: "wide characters", text: "a,b\nZoë,張偉\n", rows: [["Zoë", "張偉"]]),
    Case(name: "NUL bytes", text: "a,b\n\0,x\0y\n", rows: [["\0", "x\0y"]]),
    Case(name: "tabs", text: "a\tb\n1,5\t2\n", rows: [["1,5", "2"]], delimiter: 9),
    Case(name: "semicolons", text: "a;b\n\"1;5\";2\n", rows: [["1;5", "2"]], delimiter: UInt8(ascii: ";")),
  ]

  @Test("Empty cells are null, quoted or not")
  func emptyIsNull() throws {
    let folder = try TemporaryFolder()
    let source = try CSVSource(paths: [folder.file("a.csv", "a,b,c\n,\"\",x\n")])
    var batch = RowBatch()
    #expect(try source.next(into: &batch, maximumRows: 10, maximumBytes: 1000))
    #expect((0..<3).map { batch.cell(0, $0).isNull } == [true, true, false])
    #expect((0..<3).map { batch.text(0, $0) } == [nil, nil, "x"])
  }

  @Test("Without a header the columns are numbered and the first row is data")
  func numberedColumns() throws {
    let folder = try TemporaryFolder()
    let source = try CSVSource(paths: [folder.file("a.csv", "1,\n3,4\n"), folder.file("b.csv", "5,6")], header: false)
    #expect(source.columns.map(\.name) == ["column1", "column2"])
    #expect(try source.all(maximumRows: 1).texts == [["1", ""], ["3", "4"], ["5", "6"]])
  }

  @Test("Rows with too few or too many cells are faults of those rows only")
  func raggedRows() throws {
    let folder = try TemporaryFolder()
    let source = try CSVSource(paths: [folder.file("a.csv", "a,b\n1\n1,2\n1,2,3,4\n\"\"\n1,2\n")])
    let rows = try source.all(maximumRows: 2)
    #expect(rows.texts == [["1", ""], ["1", "2"], ["1", "2"], ["", ""], ["1", "2"]])
    #expect(
      rows.faults == [1: .wrongCellCount(found: 1), 3: .wrongCellCount(found: 4), 4: .wrongCellCount(found: 1)])
    #expect(RowFault.wrongCellCount(found: 1).code == "wrong_cell_count")
  }

  @Test("Bytes that are no UTF-8 are passed on and can be told")
  func invalidUTF8() throws {
    let folder = try TemporaryFolder()
    let source = try CSVSource(paths: [folder.file("a.csv", Array("a,b\nx".utf8) + [0xff] + Array(",é\n".utf8))])
    var batch = RowBatch()
    #expect(try source.next(into: &batch, maximumRows: 10, maximumBytes: 1000))
    #expect(batch.withCell(0, 0) { $0.map(Array.init) } == [0x78, 0xff])
    #expect((0..<2).map { batch.withCell(0, $0) { $0.map(isValidUTF8) } } == [false, true])
  }
}
