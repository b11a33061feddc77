import CPhoneNumber

/// Google's libphonenumber: what decides on a number, at some ten microseconds each and hardly in parallel, for its
/// threads share one lock.
enum PhoneLibrary {
  /// The longest number of E.164 has fifteen digits, the longest the library writes has twenty.
  private static let capacity = 32

  /// Appends the E.164 digits of a number that is read as dialled in the country unless it begins with +, or nothing
  /// and the reason.
  static func append(
    _ input: UnsafeRawBufferPointer, dialledIn country: RowCountry, to output: inout [UInt8]
  ) -> UnusableReason? {
    let text = input.bindMemory(to: CChar.self)
    guard (try? UTF8Span(validating: input.bindMemory(to: UInt8.self).span)) != nil else { return .notUTF8 }
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: capacity) { number in
      let region = [CChar(bitPattern: country.first), CChar(bitPattern: country.second)]
      let count = cp_normalize(text.baseAddress, text.count, region, number.baseAddress, number.count)
      if let reason = reason(of: Int(count)) { return reason }
      output.append(contentsOf: UnsafeRawBufferPointer(number)[..<Int(count)])
      return nil
    }
  }

  private static func reason(of result: Int) -> UnusableReason? {
    switch result {
    case 1...: nil
    case CP_NO_CALLING_CODE: .phoneWithoutCallingCode
    case CP_TOO_SHORT: .phoneTooShort
    case CP_TOO_LONG: .phoneTooLong
    case CP_LOCAL_ONLY: .phoneLocalOnly
    case CP_NO_SUCH_LENGTH: .phoneOfWrongLength
    default: .phoneNotANumber
    }
  }
}
