import Rows
import Testing

@Suite("Samples and guesses")
struct SampleTests {
  @Test(
    "Values suggest a type",
    arguments: [
      ([], .text), ([nil, ""], .text), (["1", "-20", nil], .long), (["0"], .long), (["9223372036854775808"], .text),
      (["00123", "12345"], .text), (["+14155550100"], .text), (["1", "2.5"], .double), (["1.5E2"], .double),
      (["1.", ".5"], .text), (["1.2.3"], .text), (["2026-01-31"], .timestamp),
      (["2026-01-31T10:00:00Z", "2026-01-31 10:00:00.25"], .timestamp), (["2026-13-01"], .text),
      (["2026-01-31 noon"], .text), (["1", "2026-01-31"], .text), (["ana@example.com"], .text),
      (["nan", "inf"], .text),
      (["0x1F"], .text), (["-"], .text),
    ] as [([String?], SourceType)])
  func guesses(values: [String?], type: SourceType) {
    var guess = TypeGuess()
    for value in values { guess.observe(value) }
    #expect(guess.type == type)
  }

  @Test("A sample holds the first rows, their faults and the guessed types")
  func sample() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("a.csv", "email,visits,zip\nana@example.com,3,01234\nx\nben@example.com,4,\n,5,6\n")
    let sample = try await SourceSample.read(from: CSVSource(paths: [path]), rows: 3)
    #expect(sample.rows == [["ana@example.com", "3", "01234"], ["x", nil, nil], ["ben@example.com", "4", nil]])
    #expect(sample.columns.map(\.type) == [.text, .long, .text])
    #expect(sample.faults.map(\.row) == [1] && sample.faults.map(\.fault) == [.wrongCellCount(found: 1)])
  }
}
