/// Bounds of a run (DESIGN 4).
public struct Limits: Sendable, Hashable {
  /// How many rows may be skipped before the run stops without posting anything; exactly the limit passes.
  public enum RejectedRows: Sendable, Hashable {
    case any
    case count(Int)
    /// `hundredths` of a percent of the rows read: 5 % is 500.
    case share(hundredths: Int)

    public func allows(_ skipped: Int, of read: Int) -> Bool {
      switch self {
      case .any: true
      case .count(let most): skipped <= most
      case .share(let hundredths): skipped * 10_000 <= hundredths * read
      }
    }

    /// `5%`, `0.25%` or `100`; nil when it is neither.
    public init?(text: String) {
      let trimmed = text.filter { $0 != " " }
      guard trimmed.hasSuffix("%") else {
        guard let count = Int(trimmed), count >= 0 else { return nil }
        self = .count(count)
        return
      }
      let parts = trimmed.dropLast().split(separator: ".", omittingEmptySubsequences: false)
      guard (1...2).contains(parts.count), let whole = Int(parts[0]), (0...100).contains(whole) else { return nil }
      let fraction = parts.count == 2 ? parts[1] : "0"
      guard (1...2).contains(fraction.count), let digits = Int(fraction), digits >= 0 else { return nil }
      let hundredths = whole * 100 + (fraction.count == 1 ? digits * 10 : digits)
      guard hundredths <= 10_000 else { return nil }
      self = .share(hundredths: hundredths)
    }
  }

  public let rejectedRows: RejectedRows
  /// Files are cut before they grow over this many bytes; at most 500 MB (contract 3.6).
  public let fileBytes: Int
  /// Output columns that may hold text that looks like an e-mail address.
  public let allowRaw: Set<String>
  /// Whether the list of rejected rows shows the rejected values, which may be personal data.
  public let listsRejectedValues: Bool
}
