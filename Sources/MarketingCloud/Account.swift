/// An AMC account; its id and marketplace travel together in the headers (contract 2.1).
public struct Account: Sendable, Hashable {
  /// `ENTITY…`; not a DSP advertiser id.
  public let id: String
  public let name: String?
  public let marketplaceID: String

  public init(id: String, name: String? = nil, marketplaceID: String) {
    self.id = id
    self.name = name
    self.marketplaceID = marketplaceID
  }
}
