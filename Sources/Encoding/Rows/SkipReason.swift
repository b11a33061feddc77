import Identity
import Rows

/// Why a row was not sent: a stable word for scripts and a meaning for people.
public struct SkipReason: Sendable, Hashable {
  public let code: String
  public let meaning: String

  public static let nullValue = SkipReason(code: "null_value", meaning: "nothing in a field that must not be empty")
  public static let noIdentity = SkipReason(code: "no_identity", meaning: "nothing in the row identifies a person")

  init(code: String, meaning: String) {
    self.code = code
    self.meaning = meaning
  }

  init(_ failure: ConversionFailure) { self.init(code: failure.rawValue, meaning: failure.meaning) }
  init(_ reason: UnusableReason) { self.init(code: reason.rawValue, meaning: reason.meaning) }

  init(_ fault: RowFault) {
    let meaning =
      switch fault {
      case .wrongCellCount: "more or fewer cells than columns"
      case .binaryValue: "binary data"
      case .oversizedValue: "a value too large for a cell"
      case .invalidJSON: "a line that is no JSON object"
      case .duplicateKey: "a key that stands twice in its object"
      case .nestedTooDeep: "lists and objects nested too deeply"
      case .unsupportedValue: "a value that has no text"
      }
    self.init(code: fault.code, meaning: meaning)
  }
}

/// A row that was not sent. It names the place, and the value only when a person asked for it (DESIGN 5).
public struct Reject: Sendable, Hashable {
  /// Data row in the source, from 1, the header not counted.
  public let row: Int64
  /// The field, or empty when the whole row is at fault.
  public let column: String
  public let reason: SkipReason
  /// The rejected cell as read; nil unless asked for, or when the whole row is at fault.
  public let value: String?
}
