import Activation
import Encoding
import Foundation
import Rows
import Testing

/// The very bytes of a file, so that no change of them goes unseen. `AMC_EXPORT_RECORD=1` records them anew.
@Suite("Golden parts")
struct GoldenPartTests {
  private final class MemorySink: FileSink {
    var bytes: [UInt8] = []
    func open(number: Int) {}
    func write(_ bytes: [UInt8]) { self.bytes += bytes }
    func close(_ file: EncodedFile) {}
  }

  private static let rows: [[String?]] =
    [
      [" Ada@Example.com", "02139-1234", "1700000000", "12.345", "Main", "us"],
      ["zoë@example.com", nil, "2026-02-28 08:15:00", "-0.004", "say \"hi\", twice", "DE"],
      [nil, "K1A 0B1", "2026-02-28T08:15:00+02:00", nil, "two\nlines", "CA"],
      ["9F86D081884C7D659A2FEAA0C55AD015A3BF4F1B2B0B822CD15D6C15B0F00A08", nil, "2024-02-29", "1.5E2", "日本\t\\", nil],
      ["a@example.com", "12", "soon", "1", "skipped", nil],
    ]
    + (0..<200).map { ["c\($0)@example.com", "\(10_000 + $0 % 7)", "\(1_700_000_000 + $0)", "\($0).5", "shop", nil] }

  private func agree(_ bytes: [UInt8], _ name: String) throws {
    if ProcessInfo.processInfo.environment["AMC_EXPORT_RECORD"] == "1" {
      let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")
      return try Data(bytes).write(to: folder.appending(path: name))
    }
    let kept = try Data(contentsOf: Bundle.module.bundleURL.appending(path: "Golden/\(name)"))
    #expect(Array(kept) == bytes, "\(name) differs from Golden/\(name)")
  }

  @Test("A part has the recorded text and the recorded bytes", arguments: FileFormat.allCases)
  func matches(format: FileFormat) async throws {
    let encoder = EncodingExample.encoder(format: format, country: "US")
    let sink = MemorySink()
    var cutter = FileCutter(sink, header: encoder.header, fileBytes: 1_000_000)
    let result = encoder.encode(EncodingExample.batch(Self.rows))
    try await cutter.append(EncodedBlock(compressing: result.lines, tally: result.tally))
    try await cutter.finish()
    #expect(result.rejects.map(\.row) == [5])
    try agree(sink.bytes, "part.\(format.fileExtension)")
    let text = try GzipReader.expand(sink.bytes, allMembers: false)
    #expect(text == encoder.header + result.lines.text)
    try agree(text, "part.\(format.rawValue)")
  }
}
