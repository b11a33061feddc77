import Activation

/// What an unquoted scalar means to digdag, whose YAML differs from everybody's (contract 2.1).
enum WorkflowScalar {
  /// `on`, `yes`, `TRUE`, `10:00:00`, `0.5` and dates are text; `0123` is octal.
  static func plain(_ text: String) -> DocumentValue {
    switch text {
    case "", "~", "null", "Null", "NULL": .null
    case "true", "True": .bool(true)
    case "false", "False": .bool(false)
    default: (integer(text) ?? decimal(text)).map(DocumentValue.number) ?? .text(text)
    }
  }

  /// True when the number is not written in the digits it stands for, so that an id would silently become another.
  static func changes(_ text: String) -> Bool {
    if case .number(let digits) = plain(text) { integer(text) != nil && digits != text } else { false }
  }

  private static func integer(_ text: String) -> String? {
    let isNegative = text.hasPrefix("-")
    let body = isNegative || text.hasPrefix("+") ? text.dropFirst() : text[...]
    guard body.first?.isASCII == true, body.first?.isNumber == true else { return nil }
    let digits = body.filter { $0 != "_" }
    let value: String? =
      if digits.hasPrefix("0b") {
        converted(digits.dropFirst(2), 2)
      } else if digits.hasPrefix("0x") {
        converted(digits.dropFirst(2), 16)
      } else if digits.hasPrefix("0"), digits.count > 1 {
        converted(digits.dropFirst(), 8)
      } else {
        isDigits(digits) ? String(digits) : nil
      }
    return value.map { isNegative && $0 != "0" ? "-\($0)" : $0 }
  }

  private static func converted(_ digits: Substring, _ radix: Int) -> String? {
    // A sign here would be read by Int, too.
    guard let first = digits.first, first.isHexDigit else { return nil }
    return UInt64(digits, radix: radix).map(String.init)
  }

  /// A number with a point or an exponent, spelled as JSON has it; none may begin with 0.
  private static func decimal(_ text: String) -> String? {
    let isNegative = text.hasPrefix("-")
    let body = isNegative || text.hasPrefix("+") ? text.dropFirst() : text[...]
    let halves = body.split(whereSeparator: { $0 == "e" || $0 == "E" })
    guard (1...2).contains(halves.count), body.filter({ $0 == "e" || $0 == "E" }).count == halves.count - 1 else {
      return nil
    }
    let parts = halves[0].split(separator: ".", omittingEmptySubsequences: false).map { $0.filter { $0 != "_" } }
    guard (1...2).contains(parts.count), let whole = parts.first,
      whole.isEmpty ? parts.count == 2 : isDigits(whole[...])
    else { return nil }
    let fraction = parts.count == 2 ? parts[1] : ""
    guard !whole.hasPrefix("0"), !(whole.isEmpty && fraction.isEmpty), fraction.isEmpty || isDigits(fraction[...])
    else { return nil }
    var exponent = ""
    if halves.count == 2 {
      let digits = halves[1].first == "+" || halves[1].first == "-" ? halves[1].dropFirst() : halves[1]
      guard isDigits(digits) else { return nil }
      exponent = "e\(halves[1])"
    }
    return "\(isNegative ? "-" : "")\(whole.isEmpty ? "0" : whole).\(fraction.isEmpty ? "0" : fraction)\(exponent)"
  }

  private static func isDigits(_ text: some StringProtocol) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
}
