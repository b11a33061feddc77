import CKernels

/// A character rule worked out for the 128 ASCII bytes: 0 removes the byte, anything else replaces it.
struct FoldTable: Sendable {
  private let replacements: [UInt8]

  init(_ rule: CharacterRule) {
    replacements = (0..<256).map { Self.replacement(of: UInt8($0), under: rule) }
  }

  private static func replacement(of byte: UInt8, under rule: CharacterRule) -> UInt8 {
    guard byte < 0x80 else { return 0 }
    let cased = rule.casing.applied(to: byte)
    return rule.fate(of: Unicode.Scalar(cased)) == .kept ? cased : 0
  }

  /// The same table for the kernel that folds whole columns; nil for a form the kernel does not know.
  func kernel(_ form: TextForm) -> ck_fold_rule? {
    let (code, length): (Int, Int)
    switch form {
    case .anything: (code, length) = (CK_FORM_ANY, 0)
    case .email: (code, length) = (CK_FORM_EMAIL, 0)
    case .digits(let count): (code, length) = (CK_FORM_LENGTH, count)
    case .canadianPostcode, .britishPostcode: return nil
    }
    var rule = ck_fold_rule()
    ck_fold_rule_init(&rule, replacements, Int32(code), UInt32(length))
    return rule
  }

  /// Appends the input under the rule; false, with nothing appended, when it is not all ASCII.
  func append(_ input: UnsafeRawBufferPointer, to output: inout [UInt8]) -> Bool {
    let start = output.count
    output.append(contentsOf: input)
    let folded = replacements.withUnsafeBufferPointer { replacements in
      output.withUnsafeMutableBufferPointer { bytes in
        Self.fold(UnsafeMutableBufferPointer(rebasing: bytes[start...]), replacements)
      }
    }
    output.removeLast(output.count - start - (folded ?? 0))
    return folded != nil
  }

  /// Folds the bytes in place towards their front; how many are left, or nil when they are not all ASCII.
  private static func fold(
    _ bytes: UnsafeMutableBufferPointer<UInt8>, _ replacements: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    var seen: UInt8 = 0
    var end = 0
    for position in 0..<bytes.count {
      let byte = bytes[position]
      let replacement = replacements[Int(byte)]
      seen |= byte
      bytes[end] = replacement
      end &+= replacement == 0 ? 0 : 1
    }
    return seen < 0x80 ? end : nil
  }
}
