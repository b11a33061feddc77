import Activation

/// An AMC account; its id and marketplace travel together in the headers (contract 2.1).
public struct Account: Sendable, Hashable {
  /// `ENTITY…`; not a DSP advertiser id.
  public let id: String
  /// What the console calls it; nil when nobody was asked.
  public let name: String?
  public let marketplaceID: String

  public init(id: String, name: String? = nil, marketplaceID: String) {
    self.id = id
    self.name = name
    self.marketplaceID = marketplaceID
  }
}

extension Account: CustomStringConvertible {
  public var description: String { name.map { "\($0) (\(id))" } ?? id }
}

extension Account {
  init?(_ value: DocumentValue) {
    guard let id = value["accountId"]?.scalarText, let marketplaceID = value["marketplaceId"]?.scalarText else {
      return nil
    }
    self.init(id: id, name: value["accountName"]?.scalarText, marketplaceID: marketplaceID)
  }
}
