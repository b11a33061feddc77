import Activation

/// The dialog for one column of a data set: every choice with its meaning (contract 3.3).
enum ColumnDialog {
  static func make(_ index: Int?, _ column: ColumnEntry) -> Dialog {
    let role = RoleWord(column.role)
    let values: Dialog.Values = [
      "name": column.name, "dataType": column.text("dataType").uppercased(),
      "columnType": column.text("columnType").uppercased(), "nullable": column.isNullable ? "true" : "false",
      "role": role.word, role.word: role.detail, "description": column.text("description"),
    ]
    return Dialog(
      .column(index), index == nil ? "New column" : "Column \(column.name)", fields: fields(role), values: values)
  }

  /// The column with the dialog's values; keys the dialog knows nothing of stay.
  static func apply(_ dialog: Dialog, to column: ColumnEntry) -> ColumnEntry {
    var column = column
    for key in ["name", "columnType", "dataType", "description"] where !isSame(column.text(key), dialog.value(key)) {
      column.set(key, dialog.value(key))
    }
    column.isNullable = dialog.value("nullable") != "false"
    let role = RoleWord(word: dialog.value("role"), detail: dialog.value(dialog.value("role"))).role
    if RoleWord(column.role) != RoleWord(role) { column.role = role }
    return column
  }

  /// The dialog offers words in capitals; the column may have them in another case.
  private static func isSame(_ written: String, _ chosen: String) -> Bool {
    written == chosen || (written != written.uppercased() && written.uppercased() == chosen)
  }

  private static func fields(_ role: RoleWord) -> [DialogField] {
    [
      DialogField(
        "name", "Name", help: "The name that queries in AMC use: a small letter, then small letters, digits and _.",
        example: "bought_at"),
      DialogField("dataType", "Type", .choice(types), help: "What a value is."),
      DialogField("columnType", "Kind", .choice(kinds), help: "What queries do with it."),
      DialogField(
        "nullable", "May be empty", .choice(DialogField.yesOrNo),
        help: "A row with an empty cell is skipped when it may not."),
      DialogField("role", "Role", .choice(RoleWord.words), help: "What Amazon uses the column for."),
      detail("hashed", "Identity", hashedKinds, role, "Normalized and hashed on this machine before it leaves."),
      detail("external", "External id", externalKinds, role, "Sent as it is; never hashed."),
      detail("consent", "Consent", consentKinds, role, "Rows with denied consent are rejected by Amazon."),
      DialogField("description", "Description", help: "For people who write queries; may be blank."),
    ]
  }

  /// A kind that stands in the definition and is not in the list can be kept.
  private static func detail(
    _ word: String, _ title: String, _ choices: [Field.Choice], _ role: RoleWord, _ help: String
  ) -> DialogField {
    let isUnknown = role.word == word && !choices.contains { $0.value == role.detail }
    let all = isUnknown ? choices + [.init(role.detail, "as it is written; AMC does not know it")] : choices
    return DialogField(word, title, .choice(all), help: help) { $0["role"] == word }
  }
}

/// A role as two choices: what it is, and which kind of it.
struct RoleWord: Sendable, Hashable {
  let word: String
  /// The kind of identity, external id or consent; empty for others.
  let detail: String

  init(word: String, detail: String) {
    self.word = word
    self.detail = detail
  }

  init(_ role: ColumnRole) {
    (word, detail) =
      switch role {
      case .plain: ("none", "")
      case .mainEventTime: ("event time", "")
      case .countryCode: ("country", "")
      case .hashedPII(let kind): ("hashed", kind.uppercased())
      case .externalIdentity(let kind): ("external", kind)
      case .consent(let kind): ("consent", kind.uppercased())
      case .mainUserID: ("user id", "")
      case .mainUserIDType: ("user id type", "")
      }
  }

  /// The first kind stands for none chosen yet.
  var role: ColumnRole {
    switch word {
    case "event time": .mainEventTime
    case "country": .countryCode
    case "hashed": .hashedPII(detail.isEmpty ? "EMAIL" : detail)
    case "external": .externalIdentity(detail.isEmpty ? "MAID" : detail)
    case "consent": .consent(detail.isEmpty ? "TCF" : detail)
    case "user id": .mainUserID
    case "user id type": .mainUserIDType
    default: .plain
    }
  }

  static let words: [Field.Choice] = [
    .init("none", "an ordinary value"),
    .init("hashed", "recognizes a person; leaves only as a hash"),
    .init("external", "an id another company gave"),
    .init("event time", "when it happened; makes the set FACT"),
    .init("country", "the row's country, two letters"),
    .init("consent", "what the person agreed to"),
    .init("user id", "filled by Amazon; never sent"),
    .init("user id type", "filled by Amazon; never sent"),
  ]
}

extension ColumnDialog {
  private static let types: [Field.Choice] = [
    .init("STRING", "text"),
    .init("DECIMAL", "a number with two decimals"),
    .init("INTEGER", "a whole number of 32 bits"),
    .init("LONG", "a whole number of 64 bits"),
    .init("TIMESTAMP", "a time in UTC, to the second"),
    .init("DATE", "a day"),
  ]

  private static let kinds: [Field.Choice] = [
    .init("DIMENSION", "queries group by it"),
    .init("METRIC", "queries sum or average it"),
  ]

  private static let hashedKinds: [Field.Choice] = [
    .init("EMAIL", "e-mail address"),
    .init("PHONE", "telephone number"),
    .init("FIRST_NAME", "given name"),
    .init("LAST_NAME", "family name"),
    .init("ADDRESS", "street and number"),
    .init("CITY", "city"),
    .init("STATE", "state or region"),
    .init("ZIP", "postal code"),
    .init("COUNTRY_CODE", "country; sent as it is"),
  ]

  /// Amazon's guide names the first three as usable (contract 3.3).
  private static let externalKinds: [Field.Choice] = [
    .init("MAID", "mobile advertising id"),
    .init("LIVERAMP", "RampID, made for Amazon's space"),
    .init("EXPERIAN", "Experian id"),
    .init("IDFA", "Apple's advertising id"),
    .init("KANTAR", "Kantar id"),
    .init("MERKLE", "Merkle id"),
    .init("NEUSTAR", "Neustar id"),
    .init("REALID", "Real ID"),
    .init("SAMBATV", "Samba TV id"),
  ]

  private static let consentKinds: [Field.Choice] = [
    .init("TCF", "IAB Europe's consent string"),
    .init("GPP", "IAB's Global Privacy Platform string"),
    .init("AMZN_AD_STORAGE", "GRANTED or DENIED, for cookies"),
    .init("AMZN_USER_DATA", "GRANTED or DENIED, for the data"),
  ]
}
