import Activation
import Identity

/// Writes the cells of one field: converted, hashed or constant.
struct FieldEncoder: Sendable {
  enum Program: Sendable {
    case converted(CellConverter)
    case hashed(HashedPII)
    case constant([UInt8])
    case empty
  }

  let name: String
  /// The output column, which is what `limits.allow_raw` lists.
  let output: String
  /// Index of the source column; nil for constants and missing fields.
  let source: Int?
  let program: Program
  let isNullable: Bool
  let isIdentity: Bool
  /// STRING cells may need quotes; other types cannot hold a special byte.
  let needsQuoting: Bool
  /// True when a cell that looks like an e-mail address must stop the run.
  let isGuarded: Bool

  init(_ filled: ColumnPlan.Filled, zone: ZoneOffsets, allowRaw: Set<String>, constant: [UInt8]?) {
    let field = filled.field
    name = field.name
    output = filled.output
    isNullable = field.nullable && field.role != .mainEventTime
    isIdentity = field.isIdentity
    if case .source(let index) = filled.origin { source = index } else { source = nil }
    program = Self.program(filled, zone, constant)
    needsQuoting = field.type == .string && field.hashedPII == nil
    isGuarded = needsQuoting && !field.isIdentity && !allowRaw.contains(filled.output)
  }

  private static func program(_ filled: ColumnPlan.Filled, _ zone: ZoneOffsets, _ constant: [UInt8]?) -> Program {
    if let kind = filled.field.hashedPII { return filled.match == .missing ? .empty : .hashed(kind) }
    if let constant { return .constant(constant) }
    if filled.match == .missing { return .empty }
    let isCountry = filled.field.role == .countryCode
    return .converted(isCountry ? .countryCode : CellConverter(filled.field.type, zone: zone))
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
}
