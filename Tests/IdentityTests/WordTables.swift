import Foundation
import Testing

/// Amazon's tables as the contract has them: from word to lower-case replacement, for each country.
struct WordTables {
  let address: [String: [String: String]]
  let state: [String: [String: String]]

  private struct File: Decodable {
    let address: [String: [String: [String]]]
    let state: [String: [String: String]]
  }

  init() throws {
    let file = try #require(
      Bundle.module.url(forResource: "normalization-tables", withExtension: "json", subdirectory: "Vectors"))
    let tables = try JSONDecoder().decode(File.self, from: Data(contentsOf: file))
    address = tables.address.mapValues { table in
      Dictionary(uniqueKeysWithValues: table.flatMap { output, words in words.map { ($0, output.lowercased()) } })
    }
    state = tables.state.mapValues { $0.mapValues { $0.lowercased() } }
  }
}
