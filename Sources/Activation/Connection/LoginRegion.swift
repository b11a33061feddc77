/// The three regions of Login with Amazon and the Ads API, with their hosts (contract 1.1).
public enum LoginRegion: String, Sendable, Hashable, CaseIterable {
  case northAmerica = "NA"
  case europe = "EU"
  case farEast = "FE"

  public var adsAPI: String {
    switch self {
    case .northAmerica: "https://advertising-api.amazon.com"
    case .europe: "https://advertising-api-eu.amazon.com"
    case .farEast: "https://advertising-api-fe.amazon.com"
    }
  }

  /// The page on which a person allows the access.
  public var loginAuthorize: String {
    switch self {
    case .northAmerica: "https://www.amazon.com/ap/oa"
    case .europe: "https://eu.account.amazon.com/ap/oa"
    case .farEast: "https://apac.account.amazon.com/ap/oa"
    }
  }

  public var loginToken: String {
    switch self {
    case .northAmerica: "https://api.amazon.com/auth/o2/token"
    case .europe: "https://api.amazon.co.uk/auth/o2/token"
    case .farEast: "https://api.amazon.co.jp/auth/o2/token"
    }
  }
}
