/// The path for text beyond ASCII: Unicode scalars under Python's rules for `str.lower` and `str.upper`.
extension CharacterCasing {
  /// Visits each character in this case, in order.
  ///
  /// One character of the text may become several (`İ` becomes `i` and a combining dot, `ß` becomes `SS`).
  /// - Returns: False, after visiting nothing, when the bytes are not UTF-8.
  func forEachScalar(
    in bytes: UnsafeRawBufferPointer, _ visit: (_ original: Unicode.Scalar, _ cased: Unicode.Scalar) -> Void
  ) -> Bool {
    guard let text = try? UTF8Span(validating: bytes.bindMemory(to: UInt8.self).span) else { return false }
    var scalars = text.makeUnicodeScalarIterator()
    while let scalar = scalars.next() {
      if self == .lowered, scalar == "Σ" {
        visit(scalar, Self.isFinalSigma(before: scalars) ? "ς" : "σ")
      } else {
        forEachCased(scalar) { visit(scalar, $0) }
      }
    }
    return true
  }

  private func forEachCased(_ scalar: Unicode.Scalar, _ visit: (Unicode.Scalar) -> Void) {
    if scalar.isASCII { return visit(Unicode.Scalar(applied(to: UInt8(ascii: scalar)))) }
    if let accented = casedAccentedLetter(scalar) { return visit(accented) }
    switch self {
    case .kept: visit(scalar)
    case .lowered: scalar.properties.lowercaseMapping.unicodeScalars.forEach(visit)
    case .raised: scalar.properties.uppercaseMapping.unicodeScalars.forEach(visit)
    }
  }

  /// The letters À–Þ and à–þ of Western Europe, whose cases lie 32 apart; Unicode's own tables take ten times as long.
  private func casedAccentedLetter(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch (scalar.value, self) {
    case (0xD7, _), (0xF7, _), (0xDF, _): nil
    case (0xC0...0xDE, .lowered): Unicode.Scalar(scalar.value + 32)
    case (0xE0...0xFE, .raised): Unicode.Scalar(scalar.value - 32)
    case (0xC0...0xFE, _): scalar
    default: nil
    }
  }

  /// Unicode's Final_Sigma condition for the sigma just read: a cased letter stands before it and none follows,
  /// case-ignorable characters aside.
  private static func isFinalSigma(before rest: UTF8Span.UnicodeScalarIterator) -> Bool {
    var preceding = rest
    _ = preceding.previous()
    var isPrecededByCased = false
    while let scalar = preceding.previous() {
      if scalar.properties.isCaseIgnorable { continue }
      isPrecededByCased = scalar.properties.isCased
      break
    }
    return isPrecededByCased && !continuesWithCased(rest)
  }

  private static func continuesWithCased(_ rest: UTF8Span.UnicodeScalarIterator) -> Bool {
    var rest = rest
    while let scalar = rest.next() {
      if !scalar.properties.isCaseIgnorable { return scalar.properties.isCased }
    }
    return false
  }
}
