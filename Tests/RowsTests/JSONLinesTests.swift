import Activation
import Rows
import TestSupport
import Testing

@Suite("JSON Lines sources")
struct JSONLinesTests {
  private func source(_ lines: [String], in folder: TemporaryFolder, window: Int = 64) throws -> JSONLinesSource {
    try JSONLinesSource(paths: [folder.file("a.jsonl", lines.joined(separator: "\n"))], windowBytes: window)
  }

  @Test("columns are the keys in the order they turn up, with the type of their values")
  func columns() throws {
    let folder = try TemporaryFolder()
    let source = try source(
      [
        #"{"email": "ana@example.com", "n": 1, "x": null, "mixed": 1}"#, "", "  \t",
        #"{"n": 2.5, "ok": true, "tags": ["a"], "mixed": "b", "big": 9007199254740993}"#,
      ], in: folder)
    #expect(source.columns.map(\.name) == ["email", "n", "x", "mixed", "ok", "tags", "big"])
    #expect(source.columns.map(\.type) == [.text, .double, .unknown, .text, .boolean, .text, .long])
  }

  @Test("values keep their digits, text is unescaped, nested values are compact JSON", arguments: [4, 7, 64, 1 << 16])
  func values(window: Int) throws {
    let folder = try TemporaryFolder()
    let rows = try source(
      [
        #"{"a": 12345678901234567890123456789, "b": -0.10, "c": 1.5E+2, "d": "é\u00e9\n\"\\\/\ud83d\ude00"}"# + "\r",
        #" { "d" : { "k" : [ 1 , { } , [ ] , "a b\u0041" , null ] } , "a" : false , "b" : [ ] } "#,
        #"{"d":"","c":null}"#, "{}",
      ], in: folder, window: window
    ).all(maximumRows: 3)
    #expect(rows.faults == [:])
    #expect(rows.texts[0] == ["12345678901234567890123456789", "-0.10", "1.5E+2", "éé\n\"\\/😀"])
    #expect(rows.texts[1] == ["false", "[]", "", #"{"k":[1,{},[],"a b\u0041",null]}"#])
    #expect(rows.texts[2] == ["", "", "", ""] && rows.texts[3] == ["", "", "", ""])
  }

  @Test("Python's json reads the same values")
  func judged() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/judged.jsonl"
    let text = String(
      decoding: try Python.run(
        """
        import json, random, sys
        random.seed(7)
        texts = ["", "a", "é", "日本", "\\n\\t\\x01", '"', "\\\\", "😀", "\\u2028", "x" * 300]
        with open(sys.argv[1], "w") as lines:
          for row in range(2000):
            item = {"id": row, "text": random.choice(texts), "f": random.random() * 10 ** random.randint(-20, 20)}
            item["nested"] = {"l": [random.choice(texts), 1, None, True], "m": {random.choice(texts): [[]]}}
            keys = list(item); random.shuffle(keys)
            lines.write(json.dumps({k: item[k] for k in keys}, ensure_ascii=random.random() < 0.5) + "\\n")
        for line in open(sys.argv[1]):
          item = json.loads(line)
          print(json.dumps([str(item["id"]), item["text"], repr(item["f"]), json.dumps(item["nested"])]))
        """, [path]), as: UTF8.self)
    let source = try JSONLinesSource(paths: [path])
    let places = ["id", "text", "f", "nested"].compactMap { name in source.columns.firstIndex { $0.name == name } }
    let rows = try source.all()
    #expect(rows.texts.count == 2000)
    for (line, row) in zip(text.split(separator: "\n"), rows.texts) {
      let expected = try #require(try JSONText.read(line).list).map { $0.scalarText ?? "" }
      #expect(row[places[0]] == expected[0] && row[places[1]] == expected[1])
      #expect(Double(row[places[2]]) == Double(expected[2]))
      #expect(try JSONText.read(row[places[3]]) == JSONText.read(expected[3]))
    }
  }

  @Test(
    "a line that is no object is a fault of its row and no more",
    arguments: [
      ("[1]", RowFault.invalidJSON), ("1", .invalidJSON), (#"{"a": 1"#, .invalidJSON), (#"{"a": 1} x"#, .invalidJSON),
      (#"{"a": NaN}"#, .invalidJSON), (#"{a: 1}"#, .invalidJSON), (#"{"a": "\ud800"}"#, .invalidJSON),
      (#"{"a": 01}"#, .invalidJSON), (#"{"a": "x}"#, .invalidJSON), (#"{"a": [1,]}"#, .invalidJSON),
      (#"{"a": [1}"#, .invalidJSON), (#"{"a": {"b" 1}}"#, .invalidJSON), ("\u{1}", .invalidJSON),
      (#"{"a": 1, "a": 2}"#, .duplicateKey(column: 0)), (#"{"a": 1, "\u0061": 2}"#, .duplicateKey(column: 0)),
      (#"{"a": "# + String(repeating: "[", count: 201) + "}", .nestedTooDeep),
      (#"{"b": "# + String(repeating: "{\"c\":", count: 100_000) + "}", .nestedTooDeep),
    ])
  func faults(line: String, fault: RowFault) throws {
    let folder = try TemporaryFolder()
    let rows = try source([#"{"a": 7}"#, line, #"{"a": 8}"#], in: folder).all()
    #expect(rows.faults == [2: fault])
    #expect(rows.texts.map { $0[0] } == ["7", "", "8"])
  }

  @Test("keys that turn up after the look ahead are left out and told once")
  func late() throws {
    let folder = try TemporaryFolder()
    let lines = (1...1200).map {
      $0 == 1100 || $0 == 1150 ? #"{"a": \#($0), "late": "x", "later\#($0)": 1}"# : #"{"a": \#($0)}"#
    }
    let source = try source(lines, in: folder, window: 1 << 16)
    let rows = try source.all()
    #expect(rows.texts.map { $0[0] } == (1...1200).map(String.init) && rows.faults == [:])
    #expect(source.issues.map(\.code) == [.droppedColumn])
    #expect(source.issues.first?.message.contains("from row 1100 on: late, later1100, later1150.") == true)
  }

  @Test("several files, plain and gzip, are one table; empty ones are passed over")
  func files() throws {
    let folder = try TemporaryFolder()
    let empty = try folder.file("0.jsonl", "")
    let first = try folder.file("1.jsonl", "\u{FEFF}{\"a\": 1}\n")
    let second = folder.path + "/2.jsonl.gz"
    try Python.run("import gzip, sys; gzip.open(sys.argv[1], 'wb').write(b'{\"a\": 2}\\n{\"a\": 3}')", [second])
    let source = try JSONLinesSource(paths: [empty, first, second])
    #expect(try source.all().texts == [["1"], ["2"], ["3"]])
    #expect(source.bytesRead == source.totalBytes)
  }

  @Test("files without a key, of another encoding, or with an endless line are errors of the source")
  func broken() throws {
    let folder = try TemporaryFolder()
    let none = try folder.file("none.jsonl", "[]\n{}\n")
    #expect(sourceError { () throws(SourceError) in _ = try JSONLinesSource(paths: [none]) } == .noKeys(path: none))
    let missing = folder.path + "/missing.jsonl"
    #expect(
      sourceError { () throws(SourceError) in _ = try JSONLinesSource(paths: [missing]) } == .missing(path: missing))
    let endless = folder.path + "/endless.jsonl"
    try Python.run("import sys; open(sys.argv[1], 'w').write('{\"a\": 1}\\n{\"a\": \"' + 'x' * (65 << 20))", [endless])
    let error = sourceError { () throws(SourceError) in _ = try JSONLinesSource(paths: [endless]).all() }
    #expect(error == .malformed(path: endless, row: 2, reason: "it is larger than 64 MiB"))
  }

  @Test("no bytes make it crash", arguments: 0..<300 as Range<UInt64>)
  func fuzz(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var text = Array(#"{"a":[1,{"b":"\u00e9"}],"c":-1.5e3,"d":"é","e":null,"f":true}"#.utf8)
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      let place = Int.random(in: 0..<text.count, using: &generator)
      switch Int.random(in: 0...2, using: &generator) {
      case 0: text[place] = .random(in: 0...255, using: &generator)
      case 1: text.remove(at: place)
      default: text.insert(contentsOf: text.suffix(from: place), at: 0)
      }
    }
    let isObject = (try? JSONText.read(text))?.map != nil
    let folder = try TemporaryFolder()
    let line = text.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }
    let path = try folder.file("fuzz.jsonl", Array(#"{"a":1}"#.utf8) + [0x0A] + line + [0x0A])
    let rows = try JSONLinesSource(paths: [path]).all()
    #expect(rows.texts.count == 2 || line.allSatisfy { $0 == 0x20 || $0 == 0x09 })
    if isObject { #expect(rows.faults == [:]) }
  }
}
