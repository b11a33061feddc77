/// The path for text beyond ASCII: Unicode scalars under Python's rules for `str.lower` and `str.upper`.
extension CharacterRule {
  /// Visits each character with its case settled and its fate, in order.
  ///
  /// One character of the text may become several when its case changes (`İ` becomes `i` and a combining dot).
  /// - Returns: False, after visiting nothing, when the bytes are not UTF-8.
  func forEachFate(
    in bytes: UnsafeRawBufferPointer,
    _ visit: (_ original: Unicode.Scalar, _ cased: Unicode.Scalar, _ fate: Fate) -> Void
  ) -> Bool {
    guard let text = try? UTF8Span(validating: bytes.bindMemory(to: UInt8.self).span) else { return false }
    var scalars = text.makeUnicodeScalarIterator()
    while let scalar = scalars.next() {
      if casing == .lowered, scalar == "Σ" {
        let sigma: Unicode.Scalar = Self.isFinalSigma(before: scalars) ? "ς" : "σ"
        visit(scalar, sigma, fate(of: sigma))
      } else {
        forEachCased(scalar) { visit(scalar, $0, fate(of: $0)) }
      }
    }
    return true
  }

  private func forEachCased(_ scalar: Unicode.Scalar, _ visit: (Unicode.Scalar) -> Void) {
    if scalar.isASCII { return visit(Unicode.Scalar(casing.applied(to: UInt8(ascii: scalar)))) }
    switch casing {
    case .kept: visit(scalar)
    case .lowered: scalar.properties.lowercaseMapping.unicodeScalars.forEach(visit)
    case .raised: scalar.properties.uppercaseMapping.unicodeScalars.forEach(visit)
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
