import CKernels
import Foundation
import Testing
import TestSupport

@Suite("DEFLATE blocks for rows")
struct DeflateTests {
  /// Cuts a text at fixed places that depend on the seed.
  private func pieces(_ text: [UInt8], seed: UInt64) -> [ArraySlice<UInt8>] {
    var generator = SeededGenerator(seed: seed)
    let cuts = [0] + (0..<3).map { _ in generator.number(0...text.count) }.sorted() + [text.count]
    return zip(cuts, cuts.dropFirst()).map { text[$0..<$1] }
  }

  @Test(
    "Any text comes back from one gzip member, however it is cut", arguments: SampleText.allCases, [70, 5000, 200_000])
  func roundTrip(sample: SampleText, size: Int) throws {
    let text = sample.bytes(size, seed: UInt64(size))
    #expect(try GzipMember.expand(GzipMember.make([text[...]]), expecting: text.count) == text)
    let cut = GzipMember.make(pieces(text, seed: UInt64(size)))
    #expect(try GzipMember.expand(cut, expecting: text.count) == text)
  }

  @Test("Random mixtures come back", arguments: UInt64(0)..<60)
  func mixtures(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let text = (0..<generator.number(1...5)).flatMap { _ in
      SampleText.allCases[generator.number(0...SampleText.allCases.count - 1)]
        .bytes(generator.number(0...20_000), seed: generator.next())
    }
    let file = GzipMember.make(pieces(text, seed: seed))
    #expect(try GzipMember.expand(file, expecting: text.count) == text)
  }

  @Test("Every variant writes the same bytes, within the promised room", arguments: SampleText.allCases)
  func variantsAgree(sample: SampleText) {
    for size in [1, 300, 150_000] {
      let text = sample.bytes(size, seed: 5)
      let portable = GzipMember.blocks(text[...], variant: Int32(CK_PORTABLE))
      #expect(!portable.isEmpty && portable.count <= ck_deflate_rows_bound(text.count))
      #expect(GzipMember.blocks(text[...], variant: Int32(CK_SSE2)) == portable)
      #expect(GzipMember.blocks(text[...], variant: Int32(CK_AVX2)) == portable)
    }
  }

  @Test("Too little room is refused, and nothing is written")
  func capacity() {
    let text = SampleText.mixedRows.bytes(1000, seed: 1)
    var output = [UInt8](repeating: 0x5a, count: ck_deflate_rows_bound(text.count))
    #expect(ck_deflate_rows(text, text.count, &output, output.count - 1) == 0)
    #expect(output.allSatisfy { $0 == 0x5a })
  }

  @Test("Blocks end with an empty stored block, so they can be put one after the other", arguments: SampleText.allCases)
  func ending(sample: SampleText) {
    #expect(GzipMember.blocks(sample.bytes(3000, seed: 2)[...]).suffix(4) == [0, 0, 0xff, 0xff])
  }

  @Test(
    "Rows shrink: hashes to half, repeated names to less, noise hardly grows",
    arguments: [(SampleText.uniqueHashes, 0.53), (.repeatedNames, 0.50), (.zeros, 0.13), (.noise, 1.001)])
  func sizes(sample: SampleText, limit: Double) {
    let text = sample.bytes(400_000, seed: 3)
    #expect(Double(GzipMember.blocks(text[...]).count) < limit * Double(text.count))
  }

  @Test(
    "Python's gzip module reads the same text",
    arguments: [SampleText.empty, .noise, .runs, .skewed, .repeatedNames, .mixedRows, .jsonLines, .farCopies])
  func python(sample: SampleText) throws {
    let text = sample.bytes(200_000, seed: 4)
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("kernels-\(UUID().uuidString).gz")
    defer { try? FileManager.default.removeItem(at: path) }
    try Data(GzipMember.make(pieces(text, seed: 4))).write(to: path)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "python3", "-c", "import gzip, sys; sys.stdout.buffer.write(gzip.open(sys.argv[1]).read())", path.path,
    ]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let read = Array(output.fileHandleForReading.readDataToEndOfFile())
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(read == text)
  }
}
