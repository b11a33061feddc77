import Activation
import Encoding

/// One source column on its way into a proposed definition.
struct ProposedColumn {
  let evidence: ColumnEvidence
  let name: ColumnName
  private(set) var role: DatasetColumn.Role = .plain
  private(set) var type: DataType
  /// Why it is not in the definition; nil when it is.
  private(set) var leftOut: String?
  private(set) var reasons: [String] = []

  /// From this share on, a column's values are what its name or their form says.
  private static let mostly = 0.9
  private static let half = 0.5

  init(_ evidence: ColumnEvidence) {
    self.evidence = evidence
    name = ColumnName(evidence.source.name)
    type = evidence.type
    if isNamedUserID {
      leaveOut("Amazon fills it itself")
    } else {
      recognize()
    }
    if role == .plain, leftOut == nil { describePlain() }
    if role != .plain { type = .string }
  }

  var sourceName: String { evidence.source.name }
  var values: [String] { evidence.values }
  var isTime: Bool { role == .plain && (type == .timestamp || type == .date) }

  private var isNamedUserID: Bool { ["user_id", "user_id_type"].contains(sourceName.lowercased()) }

  private mutating func leaveOut(_ reason: String) { leftOut = "left out: \(reason)" }

  mutating func beMainEventTime() { role = .mainEventTime }

  mutating func explain(_ reason: String) { reasons.append(reason) }

  // MARK: Roles

  private mutating func recognize() {
    // What is sent as it is must not be an e-mail address, whatever the column is called.
    if evidence.emailCount == 0, recognizeConsent() || recognizeExternal() || recognizeCountry() { return }
    if recognizeHashed() { return }
    if evidence.emailShare >= Self.mostly { return identify(.email, "its values are e-mail addresses") }
    if evidence.internationalPhoneShare >= Self.mostly {
      return identify(.phone, "its values are telephone numbers with a calling code")
    }
    if evidence.emailCount > 0 { leaveOutForEmail() }
  }

  private mutating func leaveOutForEmail() {
    let rows = evidence.emailCount == 1 ? "1 row holds" : "\(evidence.emailCount) rows hold"
    leaveOut("\(rows) what looks like an e-mail address, which would stop a run")
  }

  /// Whether the name alone says so; which it does of products and shops too.
  var mayBeFullName: Bool {
    role == .plain && type == .string && ColumnVocabulary.fullName.contains(name.words.joined())
  }

  /// Whether the column alone tells that its rows are about people.
  var namesPerson: Bool {
    switch role {
    case .hashedPII(.email), .hashedPII(.phone), .hashedPII(.firstName), .hashedPII(.lastName), .hashedPII(.address),
      .externalIdentity:
      true
    case .hashedPII, .plain, .mainEventTime, .mainUserID, .mainUserIDType, .countryCode, .identityCountryCode, .consent:
      false
    }
  }

  mutating func beAmongPeople() {
    if mayBeFullName { leaveOut("a whole name matches nobody; select first_name and last_name instead") }
  }

  /// A town or a postcode where no person is named is one of a shop or a product.
  mutating func beAmongThings() {
    guard case .hashedPII(let kind) = role else { return }
    role = .plain
    guard evidence.emailCount == 0 else { return leaveOutForEmail() }
    // A postcode is no number: its zeros in front count.
    type = kind == .zip ? .string : evidence.type
    reasons = ["called like \(kind.rawValue), but no other column names a person"]
    describePlain()
  }

  private mutating func identify(_ kind: HashedPII, _ why: String) {
    role = .hashedPII(kind)
    explain("hashed \(kind.rawValue): \(why)")
    if evidence.hashShare > 0 {
      explain(evidence.hashShare == 1 ? "its values are hashed already" : "some of its values are hashed already")
    }
  }

  private mutating func recognizeHashed() -> Bool {
    let isStatus = values.contains { ColumnVocabulary.status.contains($0.lowercased()) }
    guard let kind = ColumnVocabulary.hashed[name.core] ?? ColumnVocabulary.hashed[name.words.joined()] else {
      if evidence.hashShare >= Self.mostly {
        explain("its values are hashes; name the identity they stand for with externalUserIdType")
      }
      return false
    }
    guard values.isEmpty || evidence.usableShare(as: kind) >= Self.half, !(kind == .state && isStatus) else {
      explain("called like \(kind.rawValue), but few of its values could be one")
      return false
    }
    identify(kind, values.isEmpty ? "its name" : "its name, and its values fit")
    return true
  }

  private mutating func recognizeExternal() -> Bool {
    guard let kind = ColumnVocabulary.external[name.core] ?? ColumnVocabulary.external[name.words.joined()] else {
      return false
    }
    if kind == .mobileAdvertisingID, !values.isEmpty, evidence.deviceShare < Self.half { return false }
    role = .externalIdentity(kind)
    explain("\(kind) id, sent as it is: its name")
    return true
  }

  private mutating func recognizeConsent() -> Bool {
    guard let kind = ColumnVocabulary.consent[name.words.joined()] ?? ColumnVocabulary.consent[name.core] else {
      return false
    }
    if kind.isDecision, values.isEmpty || evidence.decisionShare < 1 { return false }
    role = .consent(kind)
    explain("consent signal \(kind): its name\(kind.isDecision ? ", and its values are GRANTED or DENIED" : "")")
    return true
  }

  private mutating func recognizeCountry() -> Bool {
    guard ColumnVocabulary.country.contains(name.core) || ColumnVocabulary.country.contains(name.words.joined()) else {
      return false
    }
    guard !values.isEmpty, evidence.countryShare == 1 else {
      explain("called like a country, but not all of its values are two-letter codes")
      return false
    }
    role = .countryCode
    explain("country of the row: its name, and its values are two-letter codes")
    return true
  }

  // MARK: Types

  private mutating func describePlain() {
    if type == .long, evidence.areEpochSeconds,
      name.contains(anyOf: ColumnVocabulary.time.union(ColumnVocabulary.event))
    {
      type = .timestamp
      explain("TIMESTAMP: its name, and its values are epoch seconds")
      return
    }
    explain(type.rawValue + (values.isEmpty ? ": no row has a value" : type == .string ? "" : ": every value is one"))
    if type == .decimal, evidence.isRounded { explain("Amazon keeps two digits behind the point") }
  }

  /// A number that is added up is a METRIC (contract 3.3).
  var kind: DatasetColumn.Kind {
    guard role == .plain else { return .dimension }
    switch type {
    case .decimal: return name.contains(anyOf: ColumnVocabulary.label) ? .dimension : .metric
    case .long, .integer:
      return name.contains(anyOf: ColumnVocabulary.amount) && !name.contains(anyOf: ColumnVocabulary.label)
        ? .metric : .dimension
    case .string, .timestamp, .date: return .dimension
    }
  }

  /// How much the name speaks for the time of the event itself; nil for no such time.
  var eventScore: Int? {
    guard isTime, !name.contains(anyOf: ColumnVocabulary.otherTime) else { return nil }
    let isEvent = name.contains(anyOf: ColumnVocabulary.event)
    let isTime = name.contains(anyOf: ColumnVocabulary.time)
    return (isEvent ? 4 : 0) + (isTime ? 2 : 0) + (type == .timestamp ? 1 : 0)
  }
}
