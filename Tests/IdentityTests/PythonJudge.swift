import Foundation
import Testing

@testable import Identity

/// A Python script that prints values with what the rules, written a second time, make of them.
struct PythonJudge {
  /// One line of the script: field, country, value and expected text.
  struct Row {
    let field: String
    let country: String
    let input: [UInt8]
    /// Empty for an unusable value.
    let expected: [UInt8]
  }

  let rows: [Row]

  /// Runs a script of the `Scripts` folder; the test fails with the script's own words when it does.
  init(_ script: String, _ arguments: String...) throws {
    let file = try #require(Bundle.module.url(forResource: script, withExtension: "py", subdirectory: "Scripts"))
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", file.path] + arguments
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    rows = String(decoding: data, as: UTF8.self).split(separator: "\n").map { line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
      return Row(
        field: String(cells[0]), country: String(cells[1]), input: Self.bytes(cells[2]), expected: Self.bytes(cells[3]))
    }
  }

  private static func bytes(_ hexadecimal: Substring) -> [UInt8] {
    stride(from: 0, to: hexadecimal.utf8.count, by: 2).compactMap { position in
      let start = hexadecimal.index(hexadecimal.startIndex, offsetBy: position)
      return UInt8(hexadecimal[start..<hexadecimal.index(start, offsetBy: 2)], radix: 16)
    }
  }
}
