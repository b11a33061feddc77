extension Normalizer {
  /// Explains the value by running `normalize` and describing how its result differs, so that a preview cannot lie.
  public func explain(_ input: String) -> Explanation {
    Array(input.utf8).withUnsafeBytes(explain)
  }

  /// Explains the value as it stands in a source.
  public func explain(_ input: UnsafeRawBufferPointer) -> Explanation {
    var bytes: [UInt8] = []
    let outcome = normalize(input, into: &bytes)
    let hash = bytes.withUnsafeBytes { outcome == .alreadyHashed ? HashedCell(hexDigits: $0) : HashedCell(hashing: $0) }
    return Explanation(
      outcome: outcome, normalized: hash.map { _ in String(decoding: bytes, as: UTF8.self) },
      changes: changes(of: input, to: bytes, outcome), sha256: hash?.description)
  }

  private func changes(of input: UnsafeRawBufferPointer, to normalized: [UInt8], _ outcome: Normalization) -> [String] {
    switch outcome {
    case .empty: []
    case .alreadyHashed: hashChanges(of: input)
    case .unusable(let reason): rule.changes(of: input, to: nil) + ["unusable: \(reason.meaning)"]
    case .normalized: input.elementsEqual(normalized) ? [] : rule.changes(of: input, to: normalized)
    }
  }

  private func hashChanges(of input: UnsafeRawBufferPointer) -> [String] {
    let value = ASCIIBlanks.trimmed(input)
    var changes = ["already SHA-256"]
    if value.contains(where: { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "F") }) { changes.append("lower-cased") }
    if value.count < input.count { changes.append("removed blanks") }
    return changes
  }
}
