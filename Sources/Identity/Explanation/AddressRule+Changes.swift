extension AddressRule {
  /// "lower-cased", "Street became st", "# became number", "removed blanks and ,".
  func changes(of input: UnsafeRawBufferPointer) -> [String] {
    let text = TracedAddress(input)
    var changes = CharacterChanges(casing: .lowered)
    var isKept = [Bool](repeating: false, count: text.characters.count)
    text.raised.withUnsafeBytes { raised in
      AddressWords(text: raised).forEach { place in
        let characters = text.origins[place.lowerBound]...text.origins[place.upperBound - 1]
        for position in characters { isKept[position] = true }
        record(UnsafeRawBufferPointer(rebasing: raised[place]), text.characters[characters], in: &changes)
      }
    }
    text.forEachRemoved(isKept) { changes.record(removed: $0) }
    // Only a Greek sigma can change without being named: its small form depends on its neighbours.
    return changes.phrases.isEmpty ? ["lower-cased"] : changes.phrases
  }

  private func record(
    _ raised: UnsafeRawBufferPointer, _ characters: ArraySlice<Unicode.Scalar>, in changes: inout CharacterChanges
  ) {
    let replacement = replacements.read { table in
      table.replacement(of: raised).map { String(decoding: $0, as: UTF8.self) }
    }
    guard let replacement else {
      return characters.forEach { Self.record($0, in: &changes) }
    }
    let word = String(String.UnicodeScalarView(characters))
    if replacement == word.lowercased() {
      if replacement != word { changes.recordCase() }
    } else {
      changes.record(word, became: replacement)
    }
  }

  private static func record(_ character: Unicode.Scalar, in changes: inout CharacterChanges) {
    let written = character.properties.uppercaseMapping.lowercased()
    if written == character.properties.lowercaseMapping {
      if written != String(character) { changes.recordCase() }
    } else {
      changes.record(String(character), became: written)
    }
  }
}
