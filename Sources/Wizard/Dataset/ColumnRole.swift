import Activation

/// The part a column plays for Amazon, as its keys say it; also roles that are misspelt or not known here.
enum ColumnRole: Sendable, Hashable {
  case plain
  case mainEventTime
  case countryCode
  case hashedPII(String)
  case externalIdentity(String)
  case consent(String)
  case mainUserID
  case mainUserIDType

  /// The keys that make a role; a column has one of them at most (contract 3.3).
  static let keys = [
    "isMainEventTime", "isCountryCode", "externalUserIdType", "consentType", "isMainUserId", "isMainUserIdType",
  ]

  init(_ map: DocumentMap) {
    func isSet(_ key: String) -> Bool { map[key]?.scalarText?.lowercased() == "true" }
    if let identity = map["externalUserIdType"]?.map?.entries.first, let kind = identity.value.scalarText {
      self = identity.key == "externalIdentity" ? .externalIdentity(kind) : .hashedPII(kind)
    } else if let consent = map["consentType"]?.scalarText {
      self = .consent(consent)
    } else if isSet("isMainEventTime") {
      self = .mainEventTime
    } else if isSet("isCountryCode") {
      self = .countryCode
    } else if isSet("isMainUserId") {
      self = .mainUserID
    } else if isSet("isMainUserIdType") {
      self = .mainUserIDType
    } else {
      self = .plain
    }
  }

  /// The key and value that say it; nil for none.
  var entry: (key: String, value: DocumentValue)? {
    switch self {
    case .plain: nil
    case .mainEventTime: ("isMainEventTime", true)
    case .countryCode: ("isCountryCode", true)
    case .hashedPII(let kind): ("externalUserIdType", .map(["hashedPii": .text(kind)]))
    case .externalIdentity(let kind): ("externalUserIdType", .map(["externalIdentity": .text(kind)]))
    case .consent(let kind): ("consentType", .text(kind))
    case .mainUserID: ("isMainUserId", true)
    case .mainUserIDType: ("isMainUserIdType", true)
    }
  }

  /// The role in the words of the table; empty for none.
  var words: String {
    switch self {
    case .plain: ""
    case .mainEventTime: "main event time"
    case .countryCode: "country of the row"
    case .hashedPII("COUNTRY_CODE"): "country of the identity"
    case .hashedPII(let kind): "hashed \(kind)"
    case .externalIdentity(let kind): "\(kind) id, not hashed"
    case .consent(let kind): "consent \(kind)"
    case .mainUserID: "user id, filled by Amazon"
    case .mainUserIDType: "user id type, filled by Amazon"
    }
  }

  var isHashed: Bool {
    if case .hashedPII(let kind) = self { kind != "COUNTRY_CODE" } else { false }
  }
}
