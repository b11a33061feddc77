import Foundation

/// A column's name taken apart: `customerEmail_1` and `Customer E-Mail` are both `customer`, `email`.
struct ColumnName {
  /// Small letters and other scripts; digits at the end of a word are left out.
  let words: [String]

  init(_ name: String) {
    var words: [String] = []
    var word = ""
    var wasSmall = false
    func end() {
      let letters = word.lowercased().reversed().drop { $0.isNumber }
      if !letters.isEmpty { words.append(String(letters.reversed())) }
      word = ""
    }
    for character in name.precomposedStringWithCanonicalMapping {
      guard character.isLetter || character.isNumber else {
        end()
        wasSmall = false
        continue
      }
      if character.isUppercase, wasSmall { end() }
      wasSmall = character.isLowercase
      word.append(character)
    }
    end()
    self.words = words
  }

  /// Says whose or which, not what: `billing_city` is a city.
  private static let qualifiers: Set<String> = [
    "customer", "user", "contact", "client", "buyer", "member", "person", "primary", "main", "home", "work", "private",
    "personal", "billing", "shipping", "delivery", "mailing", "residential", "kunde", "kunden", "sha", "sha256", "hash",
    "hashed", "normalized", "raw", "the", "my",
  ]

  /// What is left without qualifiers, in one piece: `email`, `zipcode`, `firstname`.
  var core: String {
    let core = words.filter { !Self.qualifiers.contains($0) }
    return (core.isEmpty ? words : core).joined()
  }

  func contains(anyOf vocabulary: Set<String>) -> Bool {
    words.contains(where: vocabulary.contains) || vocabulary.contains(core)
  }
}
