extension FieldRule {
  /// What the rule did to a value, one phrase a kind of change.
  ///
  /// - Parameter normalized: What it made of the value, which differs from it; nil when nothing usable was left.
  func changes(of input: UnsafeRawBufferPointer, to normalized: [UInt8]?) -> [String] {
    switch self {
    case .text(let rule): rule.changes(of: input, to: normalized)
    case .address(let rule): rule.changes(of: input)
    case .state(let rule): rule.changes(of: input, to: normalized)
    case .phone(let rule): rule.changes(of: input, to: normalized)
    }
  }
}
