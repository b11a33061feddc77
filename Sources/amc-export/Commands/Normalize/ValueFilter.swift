import Foundation
import Identity

/// Writes a line for each value: normalized, a tab, SHA-256.
struct ValueFilter {
  private var lines: NormalizedLines
  private var output: [UInt8] = []

  init(_ normalizer: Normalizer) { lines = NormalizedLines(normalizer) }

  /// Answers the lines of standard input as they come.
  mutating func run() {
    StandardInput.forEachBlock { block in
      block.forEachLine { lines.append($0) }
      flush()
      return true
    }
  }

  mutating func run(_ values: [String]) {
    for value in values { Array(value.utf8).withUnsafeBytes { lines.append($0) } }
    flush()
  }

  private mutating func flush() {
    lines.write(to: &output)
    Console.write(output, to: STDOUT_FILENO)
    output.removeAll(keepingCapacity: true)
  }
}
