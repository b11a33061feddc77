import Activation
import Identity

/// How the cells of one field are written.
struct FieldEncoder: Sendable {
  enum Program: Sendable {
    case converted(CellConverter)
    case hashed(HashedPII)
    case empty
  }

  let name: String
  /// The output column, which is what `limits.allow_raw` lists.
  let output: String
  /// Index of the source column; nil for strings and missing fields.
  let source: Int?
  /// The value of the string builder, which goes the way of any other value.
  let constant: [UInt8]?
  let program: Program
  let isNullable: Bool
  let isIdentity: Bool
  /// True when a JSON value is a string; DECIMAL, INTEGER and LONG are numbers.
  let isJSONString: Bool
  /// True when a cell that looks like an e-mail address must stop the run.
  let isGuarded: Bool

  init(
    _ filled: ColumnPlan.Filled, zone: ZoneOffsets, allowRaw: Set<String>, constant: [UInt8]?
  ) {
    let field = filled.field
    name = field.name
    output = filled.output
    isNullable = field.nullable && field.role != .mainEventTime
    isIdentity = field.isIdentity
    source = filled.sourceIndex
    self.constant = constant
    program = Self.program(filled, zone)
    isJSONString = ![.decimal, .integer, .long].contains(field.type)
    isGuarded = field.type == .string && field.hashedPII == nil && !allowRaw.contains(filled.output)
  }

  /// The part of a JSON object before the value: key, colon and the opening quote of a string.
  var jsonName: [UInt8] {
    var text: [UInt8] = [UInt8(ascii: "\"")]
    CellText.json.append(name.utf8, to: &text)
    return text + (isJSONString ? "\":\"" : "\":").utf8
  }

  private static func program(_ filled: ColumnPlan.Filled, _ zone: ZoneOffsets) -> Program {
    if filled.match == .missing { return .empty }
    if let kind = filled.field.hashedPII { return .hashed(kind) }
    return .converted(converter(filled.field, zone))
  }
}

extension FieldEncoder {
  private static func converter(_ field: DatasetColumn, _ zone: ZoneOffsets) -> CellConverter {
    switch field.role {
    case .countryCode, .identityCountryCode: .countryCode
    case .consent(let consent) where consent.isDecision: .consentDecision
    case .plain, .mainEventTime, .mainUserID, .mainUserIDType, .hashedPII, .externalIdentity, .consent:
      CellConverter(field.type, zone: zone)
    }
  }
}
