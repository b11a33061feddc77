extension MessagePackScanner {
  /// Appends the next value as text; nothing for null.
  ///
  /// - Throws: `unsupported` and `tooDeep` leave the scanner inside the value.
  mutating func value(into output: inout [UInt8]) throws(Mistake) {
    let head = try head()
    switch head {
    case .null: break
    case .text(let count): output.append(contentsOf: try run(count))
    case .list, .map: try nested(head, into: &output)
    case .extended: throw .unsupported
    case .boolean, .signed, .unsigned, .single, .double: output.append(scalar: head)
    }
  }

  /// Appends a list or map whose head was read as compact JSON.
  private mutating func nested(_ head: Head, into output: inout [UInt8]) throws(Mistake) {
    var open = [NestedValue(head, into: &output)]
    while let last = open.indices.last {
      guard open[last].left > 0 else {
        output.append(open.removeLast().closer)
        continue
      }
      let isKey = open[last].begin(into: &output)
      let head = try self.head()
      switch head {
      case .text(let count): output.append(json: try run(count))
      case .list where !isKey, .map where !isKey:
        guard open.count < Self.deepestNesting else { throw .tooDeep }
        open.append(NestedValue(head, into: &output))
      case .extended, .list, .map: throw .unsupported
      case .null: output.append(contentsOf: isKey ? "\"null\"".utf8 : "null".utf8)
      case .boolean, .signed, .unsigned, .single, .double: output.append(json: head, asKey: isKey)
      }
    }
  }

  /// As deep as JSON may be nested.
  static let deepestNesting = 200
}

/// A list or map of which some values are written.
private struct NestedValue {
  let closer: UInt8
  /// Values to come; in a map, keys count too.
  var left: Int
  private let isMap: Bool
  private var isFirst = true

  init(_ head: MessagePackScanner.Head, into output: inout [UInt8]) {
    if case .map(let count) = head {
      (isMap, left, closer) = (true, 2 * count, UInt8(ascii: "}"))
      output.append(UInt8(ascii: "{"))
    } else {
      if case .list(let count) = head { left = count } else { left = 0 }
      (isMap, closer) = (false, UInt8(ascii: "]"))
      output.append(UInt8(ascii: "["))
    }
  }

  /// Writes what stands before the next value; true when that is a key.
  mutating func begin(into output: inout [UInt8]) -> Bool {
    let isKey = isMap && left.isMultiple(of: 2)
    if isMap && !isKey {
      output.append(UInt8(ascii: ":"))
    } else if !isFirst {
      output.append(UInt8(ascii: ","))
    }
    isFirst = false
    left -= 1
    return isKey
  }
}

extension [UInt8] {
  fileprivate mutating func append(scalar head: MessagePackScanner.Head) {
    switch head {
    case .boolean(let value): append(contentsOf: value ? "true".utf8 : "false".utf8)
    case .signed(let value): append(decimal: value.magnitude, isNegative: value < 0)
    case .unsigned(let value): append(decimal: value, isNegative: false)
    case .single(let value): append(float: value)
    case .double(let value): append(float: value)
    case .null, .text, .list, .map, .extended: break
    }
  }

  /// Numbers that JSON has no word for become text, as every key does.
  fileprivate mutating func append(json head: MessagePackScanner.Head, asKey isKey: Bool) {
    let isFinite =
      switch head {
      case .single(let value): value.isFinite
      case .double(let value): value.isFinite
      default: true
      }
    if isKey || !isFinite { append(UInt8(ascii: "\"")) }
    append(scalar: head)
    if isKey || !isFinite { append(UInt8(ascii: "\"")) }
  }

  private mutating func append(float value: some BinaryFloatingPoint & CustomStringConvertible) {
    if value.isFinite {
      append(contentsOf: value.description.utf8)
    } else if value.isNaN {
      append(contentsOf: "NaN".utf8)
    } else {
      append(contentsOf: value < 0 ? "-Infinity".utf8 : "Infinity".utf8)
    }
  }

  private mutating func append(decimal magnitude: UInt64, isNegative: Bool) {
    if isNegative { append(UInt8(ascii: "-")) }
    let start = count
    var rest = magnitude
    repeat {
      append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    self[start...].reverse()
  }

  /// Appends text as a JSON string.
  fileprivate mutating func append(json text: UnsafeRawBufferPointer) {
    append(UInt8(ascii: "\""))
    for byte in text {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        append(UInt8(ascii: "\\"))
        append(byte)
      case 0..<0x20:
        let digits = Array<UInt8>("0123456789abcdef".utf8)
        append(contentsOf: "\\u00".utf8)
        append(digits[Int(byte >> 4)])
        append(digits[Int(byte & 15)])
      default: append(byte)
      }
    }
    append(UInt8(ascii: "\""))
  }
}
