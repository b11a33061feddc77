extension SourceType {
  /// The type behind a type's number in `pg_type`; numbers of built-in types never change.
  init(postgresType number: UInt32) {
    self =
      switch number {
      case 16: .boolean
      case 20, 21, 23, 26: .long
      case 700, 701, 1700: .double
      case 1082, 1114, 1184: .timestamp
      default: .text
      }
  }

  /// How a value comes out as text.
  enum PostgresForm {
    /// As PostgreSQL writes it.
    case plain
    /// `t` and `f` become words.
    case boolean
    /// Binary data in hexadecimal, without its mark `\x`.
    case hexadecimal
  }
}

extension SourceType.PostgresForm {
  init(type number: UInt32) {
    self =
      switch number {
      case 16: .boolean
      case 17: .hexadecimal
      default: .plain
      }
  }
}
