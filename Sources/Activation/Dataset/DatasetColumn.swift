/// One column of a data set, as AMC describes it (contract 3.3).
public struct DatasetColumn: Sendable, Hashable {
  /// Whether a query groups by the column or sums it.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case dimension = "DIMENSION"
    case metric = "METRIC"
  }

  /// What the column means to AMC beside its value. One column plays one role.
  public enum Role: Sendable, Hashable {
    case plain
    /// `isMainEventTime`: makes the data set FACT; TIMESTAMP or DATE only.
    case mainEventTime
    /// `isMainUserId` and `isMainUserIdType`: filled by AMC, never sent.
    case mainUserID
    case mainUserIDType
    /// `isCountryCode`: the row's ISO 3166-1 alpha-2 country.
    case countryCode
    /// `externalUserIdType.hashedPii`.
    case hashedPII(HashedPII)
    /// `externalUserIdType.hashedPii: COUNTRY_CODE`; whether AMC wants it hashed is unknown (contract 13), so it is sent as
    /// two letters, like `countryCode`.
    case identityCountryCode
    /// `externalUserIdType.externalIdentity`, such as LIVERAMP or MAID; never hashed.
    case externalIdentity(ExternalIdentity)
    /// `consentType`.
    case consent(ConsentType)
  }

  public var name: String
  public var kind: Kind
  public var type: DataType
  /// AMC's default is true.
  public var nullable: Bool
  public var role: Role
  public var description: String?
  /// Passed on to AMC; what it does beyond its name is not documented (contract 3.3).
  public var requiresOneWayHashing: Bool

  public init(
    name: String, kind: Kind = .dimension, type: DataType = .string, nullable: Bool = true, role: Role = .plain,
    description: String? = nil, requiresOneWayHashing: Bool = false
  ) {
    self.name = name
    self.kind = kind
    self.type = type
    self.nullable = nullable
    self.role = role
    self.description = description
    self.requiresOneWayHashing = requiresOneWayHashing
  }

  /// The identity kind whose cells must be 64 lower-case hexadecimal digits.
  public var hashedPII: HashedPII? {
    if case .hashedPII(let kind) = role { kind } else { nil }
  }

  /// True for columns that Amazon uses to recognise a person.
  public var isIdentity: Bool {
    switch role {
    case .hashedPII, .externalIdentity: true
    case .plain, .mainEventTime, .mainUserID, .mainUserIDType, .countryCode, .identityCountryCode, .consent: false
    }
  }

  /// True for the two columns AMC adds and fills itself (contract 3.3).
  public var isFilledByAmazon: Bool { role == .mainUserID || role == .mainUserIDType }
}
