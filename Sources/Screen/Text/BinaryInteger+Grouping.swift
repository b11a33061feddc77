extension BinaryInteger {
  /// The number in decimal with a comma every three digits: `48,112`.
  public var grouped: String {
    let digits = magnitude.description
    var text = self < 0 ? "-" : ""
    for (place, digit) in digits.enumerated() {
      if place > 0 && (digits.count - place).isMultiple(of: 3) { text.append(",") }
      text.append(digit)
    }
    return text
  }
}
