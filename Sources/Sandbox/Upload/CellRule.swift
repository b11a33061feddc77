import Activation

/// The text form of a value in a file, strictly as contract 3.7 has it.
enum CellRule {
  /// What is wrong with a value of this type; nil when nothing is.
  static func flaw(in cell: [UInt8], type: DataType) -> String? {
    switch type {
    case .string: nil
    case .decimal: isDecimal(cell) ? nil : "not a DECIMAL with two fractional digits"
    case .integer: isWhole(cell, Int32.self) ? nil : "not an INTEGER of 32 bits"
    case .long: isWhole(cell, Int64.self) ? nil : "not a LONG of 64 bits"
    case .timestamp: isTimestamp(cell[...]) ? nil : "not a TIMESTAMP yyyy-MM-ddTHH:mm:ssZ"
    case .date: isDate(cell[...]) ? nil : "not a DATE yyyy-MM-dd"
    }
  }

  /// What is wrong with a cell of a hashedPii column.
  static func hashFlaw(in cell: [UInt8]) -> String? {
    guard cell.count == 64, cell.allSatisfy(isLowercaseHexadecimal) else {
      return "not a SHA-256 hash of 64 lower-case hexadecimal digits"
    }
    return cell.elementsEqual(hashOfNothing) ? "the hash of an empty text; send an empty cell" : nil
  }

  private static let hashOfNothing = Array("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855".utf8)

  static func countryFlaw(in cell: [UInt8]) -> String? {
    cell.count == 2 && cell.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
      ? nil : "not a country code of two capital letters"
  }

  private static func isDecimal(_ cell: [UInt8]) -> Bool {
    let digits = cell.first == UInt8(ascii: "-") ? cell.dropFirst() : cell[...]
    guard digits.count >= 4, digits[digits.endIndex - 3] == UInt8(ascii: ".") else { return false }
    return digits.dropLast(3).allSatisfy(isDigit) && digits.suffix(2).allSatisfy(isDigit)
  }

  private static func isWhole<Integer: FixedWidthInteger>(_ cell: [UInt8], _ type: Integer.Type) -> Bool {
    cell.first != UInt8(ascii: "+") && Integer(String(decoding: cell, as: UTF8.self)) != nil
  }

  private static func isTimestamp(_ cell: ArraySlice<UInt8>) -> Bool {
    guard cell.count == 20, isDate(cell.prefix(10)) else { return false }
    guard cell[10] == UInt8(ascii: "T"), cell[13] == UInt8(ascii: ":"), cell[16] == UInt8(ascii: ":"),
      cell[19] == UInt8(ascii: "Z"), let hour = number(cell[11..<13]), let minute = number(cell[14..<16]),
      let second = number(cell[17..<19])
    else { return false }
    return hour < 24 && minute < 60 && second < 60
  }

  private static func isDate(_ cell: ArraySlice<UInt8>) -> Bool {
    guard cell.count == 10, cell[4] == UInt8(ascii: "-"), cell[7] == UInt8(ascii: "-"),
      let year = number(cell[..<4]), let month = number(cell[5..<7]), let day = number(cell[8..<10])
    else { return false }
    return year > 0 && (1...12).contains(month) && day >= 1 && day <= days(inMonth: month, of: year)
  }

  private static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: (year.isMultiple(of: 4) && !year.isMultiple(of: 100)) || year.isMultiple(of: 400) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func number(_ cell: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for byte in cell {
      guard isDigit(byte) else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return value
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

  private static func isLowercaseHexadecimal(_ byte: UInt8) -> Bool {
    isDigit(byte) || (byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "f"))
  }
}
