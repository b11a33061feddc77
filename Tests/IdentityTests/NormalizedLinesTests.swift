import Activation
import TestSupport
import Testing

@testable import Identity

@Suite("Values beside what they become")
struct NormalizedLinesTests {
  @Test("each value of a batch has its line: normalized and hashed, passed, or the tab alone")
  func lines() throws {
    let hash = String(repeating: "0123456789abcdef", count: 4)
    var lines = NormalizedLines(try Normalizer.of(.email, "US"))
    var output: [UInt8] = []
    for _ in 0..<2 {
      for value in ["ABC@Example.com", "nobody", hash.uppercased(), "", "abc@example.com"] {
        Array(value.utf8).withUnsafeBytes { lines.append($0) }
      }
      lines.write(to: &output)
      lines.write(to: &output)
    }
    let sample = "abc@example.com\t9eceb13483d7f187ec014fd6d4854d1420cfc634328af85f51d0323ba8622e21\n"
    let batch = "\(sample)\t\n\(hash)\t\(hash)\n\t\n\(sample)"
    #expect(String(decoding: output, as: UTF8.self) == batch + batch)
  }

  @Test("a batch of nothing usable has lines too")
  func nothing() throws {
    var lines = NormalizedLines(try Normalizer.of(.lastName, "JP"))
    var output: [UInt8] = []
    for value in ["李", ""] { Array(value.utf8).withUnsafeBytes { lines.append($0) } }
    lines.write(to: &output)
    #expect(String(decoding: output, as: UTF8.self) == "\t\n\t\n")
  }

  @Test("the lines say what an explanation says", arguments: HashedPII.allCases)
  func agrees(kind: HashedPII) throws {
    let normalizer = try Normalizer.of(kind, "GB")
    var generator = SeededGenerator(seed: 7)
    var lines = NormalizedLines(normalizer)
    let letters = Array("aZ09 @.-+#ßüΣ李７".unicodeScalars)
    let values = (0..<3_000).map { _ in
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...12, using: &generator) {
        text.append(letters.randomElement(using: &generator) ?? "a")
      }
      return String(text)
    }
    for value in values { Array(value.utf8).withUnsafeBytes { lines.append($0) } }
    var output: [UInt8] = []
    lines.write(to: &output)
    let expected = values.map { value in
      let explanation = normalizer.explain(value)
      return "\(explanation.normalized ?? "")\t\(explanation.sha256 ?? "")\n"
    }
    #expect(String(decoding: output, as: UTF8.self) == expected.joined())
  }
}
