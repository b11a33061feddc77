import Activation
import Foundation
import Testing

@testable import Identity

/// One row of the checked examples (contract 8.6).
struct Vector: Sendable, CustomTestStringConvertible {
  let country: RowCountry
  let field: HashedPII
  let input: String
  let normalized: String?
  let sha256: String?

  var testDescription: String { "\(field.rawValue) \(country) \(input)" }

  static func all() throws -> [Vector] {
    let file = try #require(
      Bundle.module.url(forResource: "normalization", withExtension: "jsonl", subdirectory: "Vectors"))
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    return try lines.map { try Vector(JSONText.read($0)) }
  }

  init(_ row: DocumentValue) throws {
    country = try #require(RowCountry(row["country"]?.scalarText ?? ""))
    field = try #require(HashedPII(rawValue: row["field"]?.scalarText ?? ""))
    input = try #require(row["input"]?.scalarText)
    normalized = row["normalized"]?.scalarText
    sha256 = row["sha256"]?.scalarText
  }
}

@Suite("The checked examples")
struct VectorTests {
  @Test("Every example is normalized and hashed as listed")
  func examples() throws {
    let vectors = try Vector.all()
    #expect(vectors.count == 383)
    for vector in vectors {
      let normalizer = Normalizer(vector.field, country: vector.country)
      #expect(normalizer.text(vector.input) == vector.normalized, "\(vector.testDescription)")
      #expect(normalizer.hash(of: vector.input.utf8) == vector.sha256, "\(vector.testDescription)")
      #expect(normalizer.explain(vector.input).sha256 == vector.sha256, "\(vector.testDescription)")
    }
  }

  @Test("Every field and every verified country occurs among the examples")
  func coverage() throws {
    let vectors = try Vector.all()
    #expect(Set(vectors.map(\.field)) == Set(HashedPII.allCases))
    #expect(Set(vectors.map(\.country)) == Set(CountryRules.verified))
  }
}
