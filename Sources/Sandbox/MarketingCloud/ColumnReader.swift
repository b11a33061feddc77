import Activation

/// Reads the JSON of one column and collects what contract 3.3 does not allow.
struct ColumnReader {
  /// The spelling of the specification, reached from that of the guides.
  static let consentNames = [
    "TCF": "TCF", "GPP": "GPP", "AMZN_AD_STORAGE": "AMZN_AD_STORAGE", "AMZN_USER_DATA": "AMZN_USER_DATA",
    "amzn_ad_storage": "AMZN_AD_STORAGE", "amzn_user_data": "AMZN_USER_DATA",
  ]
  static let hashedKinds: Set<String> = [
    "ADDRESS", "CITY", "COUNTRY_CODE", "EMAIL", "FIRST_NAME", "LAST_NAME", "PHONE", "STATE", "ZIP",
  ]
  static let externalKinds: Set<String> = [
    "EXPERIAN", "IDFA", "KANTAR", "LIVERAMP", "MAID", "MERKLE", "NEUSTAR", "REALID", "SAMBATV",
  ]
  private static let flags = [
    ("nullable", true), ("isMainEventTime", false), ("isMainUserId", false), ("isMainUserIdType", false),
    ("isCountryCode", false), ("requiresOneWayHashing", false),
  ]

  private let value: DocumentValue

  init(_ value: DocumentValue) { self.value = value }

  var name: String { value["name"]?.scalarText ?? "" }
  var type: DataType? { value["dataType"]?.scalarText.flatMap(DataType.init) }

  func flag(_ key: String, default fallback: Bool = false) -> Bool {
    if case .bool(let flag) = value[key] { flag } else { fallback }
  }

  /// The one entry of `externalUserIdType`.
  var identity: (key: String, kind: String)? {
    guard let entry = value["externalUserIdType"]?.map?.entries.first else { return nil }
    return (entry.key, entry.value.scalarText ?? "")
  }

  var problems: [String] {
    var problems: [String] = []
    func demand(_ condition: Bool, _ problem: String) {
      if !condition { problems.append("column \(name): \(problem)") }
    }
    demand(!name.isEmpty, "name is required")
    demand(["DIMENSION", "METRIC"].contains(value["columnType"]), "columnType must be DIMENSION or METRIC")
    let types = DataType.allCases.map(\.rawValue).joined(separator: ", ")
    demand(type != nil, "dataType must be one of \(types)")
    for (key, _) in Self.flags { demand(isOptionalBool(key), "\(key) must be true or false") }
    if flag("isMainEventTime") {
      demand(type == .timestamp || type == .date, "isMainEventTime needs TIMESTAMP or DATE")
    }
    if flag("isMainUserId") || flag("isMainUserIdType") {
      demand(value["columnType"] != "METRIC", "a main user id column may not be a METRIC")
    }
    if flag("isCountryCode") {
      demand(type == .string && value["columnType"] == "DIMENSION", "isCountryCode needs a STRING DIMENSION")
    }
    demand(consentIsKnown, "consentType must be TCF, GPP, AMZN_AD_STORAGE or AMZN_USER_DATA")
    demand(identityIsKnown, "externalUserIdType must hold exactly one known hashedPii or externalIdentity")
    return problems
  }

  private func isOptionalBool(_ key: String) -> Bool {
    switch value[key] {
    case nil, .null, .bool: true
    default: false
    }
  }

  private var consentIsKnown: Bool {
    guard let consent = value["consentType"], !consent.isNull else { return true }
    return consent.scalarText.map { Self.consentNames[$0] != nil } ?? false
  }

  private var identityIsKnown: Bool {
    guard let identity = value["externalUserIdType"], !identity.isNull else { return true }
    guard let entries = identity.map?.entries, entries.count == 1, let kind = entries[0].value.scalarText else {
      return false
    }
    switch entries[0].key {
    case "hashedPii": return Self.hashedKinds.contains(kind)
    case "externalIdentity": return Self.externalKinds.contains(kind)
    default: return false
    }
  }

  /// The known keys with defaults filled in.
  var document: DocumentValue {
    var shown: DocumentMap = ["name": .text(name)]
    for key in ["columnType", "dataType", "description"] {
      if let text = value[key]?.scalarText { shown[key] = .text(text) }
    }
    for (key, fallback) in Self.flags { shown[key] = .bool(flag(key, default: fallback)) }
    if let consent = value["consentType"]?.scalarText {
      shown["consentType"] = .text(Self.consentNames[consent] ?? consent)
    }
    if let identity, let value = value["externalUserIdType"] {
      shown["externalUserIdType"] = identity.key.isEmpty ? nil : value
    }
    return .map(shown)
  }
}
