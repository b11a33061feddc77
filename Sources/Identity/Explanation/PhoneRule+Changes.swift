extension PhoneRule {
  /// "removed ( ) - and blanks", "removed 0 in front", "added +44 from country GB", "digits kept".
  func changes(of input: UnsafeRawBufferPointer, to normalized: [UInt8]?) -> [String] {
    guard let normalized else { return [] }
    var changes = CharacterChanges(casing: .kept)
    var written: [UInt8] = []
    _ = CharacterRule.digitsOfAnyScript.forEachFate(in: input) { original, cased, fate in
      changes.record(original, cased, fate)
      if let digit = original.properties.numericValue, fate == .kept {
        written.append(UInt8(ascii: "0") + UInt8(digit))
      }
    }
    if written == normalized { return changes.phrases + ["digits kept"] }
    guard let dialling = diallingChanges(from: written, to: normalized) else {
      return ["read as +\(String(decoding: normalized, as: UTF8.self))"]
    }
    return changes.phrases + dialling
  }

  /// Nil when the number is more than the digits written with a prefix exchanged.
  private func diallingChanges(from written: [UInt8], to normalized: [UInt8]) -> [String]? {
    let tail = zip(written.reversed(), normalized.reversed()).prefix { $0 == $1 }.count
    let fronts = (written.dropLast(tail), normalized.dropLast(tail))
    let head = zip(fronts.0, fronts.1).prefix { $0 == $1 }.count
    let removed = String(decoding: fronts.0.dropFirst(head), as: UTF8.self)
    let added = String(decoding: fronts.1.dropFirst(head), as: UTF8.self)
    switch (removed.isEmpty, added.isEmpty) {
    case _ where tail < 3: return nil
    case (false, true) where head > 0:
      return ["removed \(removed) after +\(String(decoding: normalized.prefix(head), as: UTF8.self))"]
    case (false, true): return ["removed \(removed) in front"]
    case (true, false) where head == 0: return ["added +\(added) from country \(country)"]
    case (false, false) where head == 0:
      return ["removed \(removed) in front", "added +\(added) from country \(country)"]
    default: return nil
    }
  }
}
