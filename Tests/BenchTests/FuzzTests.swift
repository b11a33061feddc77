import Foundation
import Testing

/// A few seconds of what `export-bench fuzz` does for minutes.
@Suite("Fuzzing")
struct FuzzTests {
  @Test("A reader keeps its laws", arguments: ["csv", "time", "decimal", "gzip"])
  func holds(reader: String) throws {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../.build/debug/export-bench")
    process.arguments = ["fuzz", reader, "--minutes", "0.03", "--seed", "11"]
    process.standardOutput = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(text)")
    #expect(text.contains("no law broken"))
  }
}
