import Activation
import Encoding
import Identity
import Rows

/// What the sampled values of one column are, found out by the code that a run converts and normalizes them with.
struct ColumnEvidence {
  /// Its name as it is sent, and the type that its source declares or its values suggest.
  let source: SourceColumn
  /// The values that are not null.
  let values: [String]
  let nulls: Int

  /// - Parameter values: one a row, nil for null.
  init(_ source: SourceColumn, _ values: [String?]) {
    self.source = source
    self.values = values.compactMap { $0 }.filter { !$0.withBytes(CellConverter.isNull) }
    nulls = values.count - self.values.count
  }

  /// The narrowest type of AMC that takes every value.
  var type: DataType {
    switch source.type {
    case .long: takesAll(.long) ? .long : .string
    case .double: takesAll(.decimal) ? .decimal : .string
    case .timestamp where !takesAll(.timestamp): .string
    case .timestamp: values.allSatisfy { $0.utf8.count == 10 } ? .date : .timestamp
    case .text, .boolean, .unknown: .string
    }
  }

  private func takesAll(_ type: DataType) -> Bool {
    let converter = CellConverter(type)
    return values.allSatisfy { converter.takes($0) }
  }

  /// Whether every value is a whole number of seconds between 2000 and 2050.
  var areEpochSeconds: Bool {
    !values.isEmpty && values.allSatisfy { Int($0).map { (946_684_800..<2_524_608_000).contains($0) } ?? false }
  }

  /// Whether a number has more digits behind its point than AMC keeps.
  var isRounded: Bool {
    values.contains { value in
      value.firstIndex(of: ".").map { value[$0...].prefix { $0 != "e" && $0 != "E" }.count > 3 } ?? false
    }
  }
}

// MARK: Shares

extension ColumnEvidence {
  /// The share of the values of which something holds; 0 without values.
  func share(_ holds: (String) -> Bool) -> Double {
    values.isEmpty ? 0 : Double(values.count(where: holds)) / Double(values.count)
  }

  var hashShare: Double { share { $0.withBytes { HashedCell(hexDigits: ASCIIBlanks.trimmed($0)) } != nil } }

  var emailCount: Int { values.count { $0.withBytes(RawPIIGuard.holdsEmailAddress) } }
  /// Values that are an e-mail address and nothing else.
  var emailShare: Double {
    share { $0.withBytes(RawPIIGuard.holdsEmailAddress) && !$0.trimmingBlanks().contains(where: \.isWhitespace) }
  }

  var internationalPhoneShare: Double {
    share { value in value.trimmingBlanks().hasPrefix("+") && isUsable(value, as: .phone) }
  }

  /// The share that can be normalized, or is hashed already.
  func usableShare(as kind: HashedPII) -> Double { share { isUsable($0, as: kind) } }

  private func isUsable(_ value: String, as kind: HashedPII) -> Bool {
    // A telephone number without + is one in some country or in none; the other rules hardly differ.
    let countries = kind == .phone ? CountryRules.verified : [.unknown]
    var output: [UInt8] = []
    return countries.contains { country in
      switch value.withBytes({ Normalizer(kind, country: country).normalize($0, into: &output) }) {
      case .normalized, .alreadyHashed: true
      case .unusable, .empty: false
      }
    }
  }

  var countryShare: Double { share { RowCountry($0) != nil } }
  var decisionShare: Double { share(CellConverter.consentDecision.takes) }
  var deviceShare: Double { share(Self.isDeviceID) }

  /// The form of an advertising id: 8-4-4-4-12 hexadecimal digits.
  private static func isDeviceID(_ value: String) -> Bool {
    let groups = value.trimmingBlanks().split(separator: "-", omittingEmptySubsequences: false)
    return groups.map(\.count) == [8, 4, 4, 4, 12] && groups.allSatisfy { $0.allSatisfy(\.isHexDigit) }
  }
}

extension CellConverter {
  fileprivate func takes(_ value: String) -> Bool {
    var output: [UInt8] = []
    return value.withBytes { convert($0, into: &output) } == nil
  }
}

extension String {
  func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    var copy = self
    return copy.withUTF8 { body(UnsafeRawBufferPointer($0)) }
  }
}
