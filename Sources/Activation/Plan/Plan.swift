/// An activation in which nothing is missing. Only `Draft.validate()` makes one, so an invalid run cannot be expressed.
public struct Plan: Sendable, Hashable {
  public let activation: String
  public let connection: Connection
  public let source: Source
  public let mapping: OutputMapping
  public let upload: DatasetUpload
  public let limits: Limits
  /// The zone of times that carry no offset: an identifier of the time zone database, such as `America/Los_Angeles`.
  public let timeZone: String
}
