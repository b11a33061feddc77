/// Why a cron expression is refused: the kind of mistake, what is wrong, and what to write instead (contract 4.3, 4.4).
public struct CronError: Error, Sendable, Hashable {
  /// The message class.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Not five fields with one blank between them, nor an alias.
    case shape
    /// Neither a number nor a name of the field.
    case value
    /// A number outside the field's limits.
    case range
    /// A range whose end comes before its start.
    case backwards
    /// A `*` beside other elements.
    case starInList = "star_in_list"
    /// An element that is none of value, range and periodicity.
    case element
    /// A periodicity outside 1 to the field's upper limit.
    case step
    /// No date of the calendar fits.
    case neverFires = "never_fires"
  }

  public let kind: Kind
  public let message: String
  public let fix: String

  init(_ kind: Kind, _ message: String, fix: String) {
    self.kind = kind
    self.message = message
    self.fix = fix
  }
}

extension CronError: CustomStringConvertible {
  public var description: String { "\(message) \(fix)" }
}
