import Activation

/// The audience AMC is asked to make (contract 6.1).
public struct AudienceRequest: Sendable, Hashable {
  private let audience: RuleBasedAudience

  public init(_ audience: RuleBasedAudience) { self.audience = audience }

  public var document: DocumentValue {
    var body: DocumentMap = ["audienceName": .text(audience.name)]
    body["audienceDescription"] = audience.description.map(DocumentValue.text)
    body["advertiserId"] = .text(audience.advertiserID)
    body["query"] = .text(audience.query)
    body["timeWindowStart"] = .text(audience.windowStart.description)
    body["timeWindowEnd"] = .text(audience.windowEnd.description)
    body["timeWindowRelative"] = .bool(audience.movesWindow)
    body["refreshRateDays"] = .number(String(audience.refreshRateDays))
    return .map(body)
  }

  /// Whether a listed audience is the very same: name, query, advertiser and time window.
  func isLike(_ listed: DocumentValue) -> Bool {
    func text(_ key: String) -> String? { listed[key]?.scalarText }
    return text("audienceName") == audience.name && text("query") == audience.query
      && text("advertiserId") == audience.advertiserID
      && text("timeWindowStart").flatMap({ UTCTime($0) }) == audience.windowStart
      && text("timeWindowEnd").flatMap({ UTCTime($0) }) == audience.windowEnd
  }
}
