/// Which consent signal a column carries (`consentType`, contract 3.3).
public enum ConsentType: String, Sendable, Hashable, CaseIterable {
  /// A transparency and consent string of IAB Europe.
  case transparency = "TCF"
  /// A string of IAB's global privacy platform.
  case globalPrivacy = "GPP"
  /// Amazon's own signal for storing cookies: `GRANTED` or `DENIED`; nothing means that no cookie is involved.
  case adStorage = "AMZN_AD_STORAGE"
  /// Amazon's own signal for using a person's data: `GRANTED` or `DENIED`.
  case userData = "AMZN_USER_DATA"

  /// Reads the specification's words, and what Amazon's guides write for them: `GPP_String`, and any letter case.
  public init?(word: String) {
    let raised = word.uppercased()
    self.init(rawValue: raised.hasSuffix("_STRING") ? String(raised.dropLast("_STRING".count)) : raised)
  }

  /// True for Amazon's own signals, whose values are `GRANTED` and `DENIED`.
  public var isDecision: Bool { self == .adStorage || self == .userData }
}

extension ConsentType: CustomStringConvertible {
  public var description: String { rawValue }
}
