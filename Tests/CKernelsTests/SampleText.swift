import Testing
import TestSupport

/// The kinds of text the compressor is tried on: the rows it is made for, and what it must merely survive.
enum SampleText: String, CaseIterable, Sendable, CustomTestStringConvertible {
  case empty, oneByte, noise, zeros, runs, delimiters, fewLetters, skewed
  case uniqueHashes, repeatedNames, mixedRows, jsonLines, farCopies

  var testDescription: String { rawValue }

  /// About `count` bytes, the same for the same seed.
  func bytes(_ count: Int, seed: UInt64) -> [UInt8] {
    var generator = SeededGenerator(seed: seed)
    switch self {
    case .empty: return []
    case .oneByte: return generator.bytes(1)
    case .noise: return generator.bytes(count)
    case .zeros: return [UInt8](repeating: 0, count: count)
    case .delimiters:
      let delimiters = Array(",\"\n\r".utf8)
      return generator.bytes(count).map { delimiters[Int($0 % 4)] }
    case .fewLetters: return generator.bytes(count).map { 97 + $0 % 3 }
    case .skewed: return Self.skewed(count, &generator)
    case .runs:
      return Self.repeated(count) {
        [UInt8](repeating: UInt8(generator.number(0...255)), count: generator.number(1...1200)) + [44]
      }
    case .uniqueHashes: return Self.repeated(count) { generator.hash() + [generator.number(0...3) == 0 ? 10 : 44] }
    case .repeatedNames, .mixedRows, .jsonLines: return rows(count, &generator)
    case .farCopies: return Self.farCopies(count, &generator)
    }
  }

  private static func repeated(_ count: Int, _ piece: () -> [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    while text.count < count { text += piece() }
    return text
  }

  /// Frequencies like Fibonacci's numbers ask for the longest codes there are.
  private static func skewed(_ count: Int, _ generator: inout SeededGenerator) -> [UInt8] {
    var (text, run, next): ([UInt8], Int, Int) = ([], 1, 1)
    for letter in UInt8(60)..<90 where text.count + run <= count {
      text += [UInt8](repeating: letter, count: run)
      (run, next) = (next, run + next)
    }
    return text.shuffled(using: &generator)
  }

  private func rows(_ count: Int, _ generator: inout SeededGenerator) -> [UInt8] {
    let names = (0..<300).map { _ in generator.hash() }
    return Self.repeated(count) {
      let (unique, name) = (generator.hash(), names[generator.number(0...299)])
      let time = "2024-05-\(generator.number(10...28))T\(generator.number(10...23)):\(generator.number(10...59)):00Z"
      switch self {
      case .mixedRows: return unique + [44] + name + Array(",\(generator.number(0...99999)),\(time),US,,,,Zoë\n".utf8)
      case .jsonLines:
        return Array(#"{"email":""#.utf8) + unique + Array(#"","first_name":""#.utf8) + name
          + Array(#"","amount":\#(generator.number(0...999))}"#.utf8) + [10]
      default: return unique + [44] + name + [44] + names[generator.number(0...299)] + [10]
      }
    }
  }

  /// Cells that repeat from just inside and just outside the window of 32 KiB.
  private static func farCopies(_ count: Int, _ generator: inout SeededGenerator) -> [UInt8] {
    var text = generator.bytes(33_000).map { 97 + $0 % 26 }
    while text.count < count {
      text.append(44)
      let start = text.count - 32_768 + generator.number(-3...3)
      text += text[start..<start + generator.number(3...600)]
    }
    return text
  }
}
