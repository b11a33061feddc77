extension TextRule {
  /// "lower-cased", "ü became ue", "removed blanks and +", "cut to 5 digits".
  func changes(of input: UnsafeRawBufferPointer, to normalized: [UInt8]?) -> [String] {
    var changes = CharacterChanges(casing: characters.casing)
    _ = characters.forEachFate(in: input) { changes.record($0, $1, $2) }
    guard let normalized, let longest = form.longest, changes.writtenBytes > normalized.count else {
      return changes.phrases
    }
    return changes.phrases + ["cut to \(longest) \(form.unit)"]
  }
}

extension TextForm {
  /// What `longest` counts.
  fileprivate var unit: String {
    if case .digits = self { "digits" } else { "letters and digits" }
  }
}
