/// Character classes as Amazon's Python code sees them (contract 8.3).
extension Unicode.Scalar {
  var isASCIIDigit: Bool { self >= "0" && self <= "9" }
  var isASCIILetter: Bool { (self >= "a" && self <= "z") || (self >= "A" && self <= "Z") }

  /// Python's `\w`: a letter, anything with a numeric value, or `_`. A combining mark is none.
  var isWordCharacter: Bool {
    if isASCII { return isASCIILetter || isASCIIDigit || self == "_" }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return true
    default: return properties.numericType != nil
    }
  }
}
