import Activation

/// All that one field does in one country.
enum FieldRule: Sendable {
  case text(TextRule)
  case address(AddressRule)
  case state(StateRule)
  case phone(PhoneRule)

  init(for field: HashedPII, in country: RowCountry) {
    self =
      switch field {
      case .email: .text(.email)
      case .firstName, .lastName: .text(.personName)
      case .city: .text(.city)
      case .zip: .text(.postcode(in: country))
      case .address: .address(AddressRule(in: country))
      case .state: .state(StateRule(in: country))
      case .phone: .phone(PhoneRule(in: country))
      }
  }

  /// Appends the text that leaves, or nothing and the reason.
  func append(_ input: UnsafeRawBufferPointer, to output: inout [UInt8]) -> UnusableReason? {
    switch self {
    case .text(let rule): rule.append(input, to: &output)
    case .address(let rule): rule.append(input, to: &output)
    case .state(let rule): rule.append(input, to: &output)
    case .phone(let rule): rule.append(input, to: &output)
    }
  }

  /// The exact path for any text; the fast path gives the same where it applies.
  func appendExactly(_ input: UnsafeRawBufferPointer, to output: inout [UInt8]) -> UnusableReason? {
    switch self {
    case .text(let rule): rule.appendByScalars(input, to: &output)
    case .address(let rule): rule.appendByScalars(input, to: &output)
    case .state(let rule): rule.appendByScalars(input, to: &output)
    case .phone(let rule): rule.appendByLibrary(input, to: &output)
    }
  }
}
