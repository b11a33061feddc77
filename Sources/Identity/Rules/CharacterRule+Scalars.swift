extension CharacterRule {
  /// Visits each character with its case settled and its fate, in order.
  ///
  /// - Returns: False, after visiting nothing, when the bytes are not UTF-8.
  func forEachFate(
    in bytes: UnsafeRawBufferPointer,
    _ visit: (_ original: Unicode.Scalar, _ cased: Unicode.Scalar, _ fate: Fate) -> Void
  ) -> Bool {
    casing.forEachScalar(in: bytes) { visit($0, $1, fate(of: $1)) }
  }
}
