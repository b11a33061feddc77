import Activation
import Foundation
import Testing

@testable import Identity

/// Amazon's normalizers run on Python, so Python's own classes and case rules judge ours.
@Suite("Python as the judge")
struct PythonJudgeTests {
  @Test("40,000 random addresses, names, cities and postcodes come out as in Python")
  func texts() throws {
    try Self.compare(PythonJudge("text_judge", "40000"), usable: 25_000)
  }

  @Test("20,000 addresses and states of random words, signs and letters come out as in Python")
  func addressesAndStates() throws {
    let tables = try #require(
      Bundle.module.url(forResource: "normalization-tables", withExtension: "json", subdirectory: "Vectors"))
    try Self.compare(PythonJudge("address_state_judge", tables.path, "20000"), usable: 15_000)
  }

  @Test("20,000 random telephone numbers come out as from the library's Python edition")
  func phones() throws {
    try Self.compare(PythonJudge("phone_judge", "20000"), usable: 4_000)
  }

  private static func compare(_ judge: PythonJudge, usable: Int) throws {
    #expect(judge.rows.count > 19_000)
    #expect(judge.rows.count { !$0.expected.isEmpty } > usable)
    for row in judge.rows {
      let normalizer = try Normalizer.of(try #require(HashedPII(rawValue: row.field)), row.country)
      let (outcome, appended) = normalizer.result(of: row.input)
      #expect((outcome == .normalized) == !row.expected.isEmpty, "\(row)")
      #expect(appended == row.expected, "\(row)")
    }
  }
}
