import Activation
import Identity

/// How the cells of one field are written. A class, so that walking the fields of a row copies nothing.
final class FieldEncoder: Sendable {
  enum Program: Sendable {
    case converted(CellConverter)
    /// The place of this field among the row's hashed ones.
    case hashed(HashedPII, place: Int)
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
  /// STRING cells may need quotes; other types cannot hold a special byte.
  let needsQuoting: Bool
  /// True when a cell that looks like an e-mail address must stop the run.
  let isGuarded: Bool

  init(
    _ filled: ColumnPlan.Filled, place: Int, zone: ZoneOffsets, allowRaw: Set<String>, constant: [UInt8]?
  ) {
    let field = filled.field
    name = field.name
    output = filled.output
    isNullable = field.nullable && field.role != .mainEventTime
    isIdentity = field.isIdentity
    source = filled.sourceIndex
    self.constant = constant
    program = Self.program(filled, place, zone)
    needsQuoting = field.type == .string && field.hashedPII == nil
    isGuarded = needsQuoting && !allowRaw.contains(filled.output)
  }

  private static func program(_ filled: ColumnPlan.Filled, _ place: Int, _ zone: ZoneOffsets) -> Program {
    if filled.match == .missing { return .empty }
    if let kind = filled.field.hashedPII { return .hashed(kind, place: place) }
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

/// What became of one cell.
enum CellOutcome {
  case written
  /// An identity cell that counts as usable.
  case identified
  /// Left empty; the reason is given when there was a value.
  case emptied(UnusableReason?)
  case refused(SkipReason)
  /// Text that looks like an e-mail address was about to leave unhashed.
  case guarded
}
