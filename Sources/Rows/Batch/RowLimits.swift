/// What no honest row exceeds; beyond it a quote was left open or the source is something else. The limits also keep
/// every offset of an arena within 32 bits.
enum RowLimits {
  /// Bytes of one cell.
  static let cell = 16 << 20
  /// Bytes of one row.
  static let row = 64 << 20
  /// Columns of a header.
  static let columns = 16_384
  /// Bytes of one batch, whatever the caller allows, before its last row.
  static let batch = 1 << 30
}
