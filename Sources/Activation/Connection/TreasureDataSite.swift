/// The five sites of Treasure Data; a key works at its own site only (contract 1.1).
public enum TreasureDataSite: String, Sendable, Hashable, CaseIterable {
  case unitedStates = "us01"
  case tokyo = "jp01"
  case europe = "eu01"
  case korea = "ap02"
  case asiaPacific = "ap03"

  /// Base URL of the core REST API.
  public var endpoint: String {
    switch self {
    case .unitedStates: "https://api.treasuredata.com"
    case .tokyo: "https://api.treasuredata.co.jp"
    case .europe: "https://api.eu01.treasuredata.com"
    case .korea: "https://api.ap02.treasuredata.com"
    case .asiaPacific: "https://api.ap03.treasuredata.com"
    }
  }

  /// Base URL of the Audience API beside a core endpoint: `api-cdp.` for `api.`; any other host serves both.
  public static func audienceEndpoint(besides endpoint: String) -> String {
    guard let scheme = endpoint.firstRange(of: "://api.") else { return endpoint }
    return endpoint[..<scheme.lowerBound] + "://api-cdp." + endpoint[scheme.upperBound...]
  }
}
