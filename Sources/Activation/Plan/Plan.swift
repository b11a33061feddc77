/// An activation in which nothing is missing. Only `Draft.validate()` makes one, so an invalid run cannot be expressed.
public struct Plan: Sendable, Hashable {
  /// What is done at Amazon; each operation carries what it needs and nothing else (product document, Target and
  /// Dataset Operation).
  public enum Operation: Sendable, Hashable {
    /// Rows go into one data set, by way of a bucket.
    case upload(DatasetUpload)
    /// People are removed from every data set of the instance; no bucket takes part.
    case delete(IdentityDeletion)
    /// A query in AMC makes an audience for Amazon DSP; no rows are sent.
    case audience(RuleBasedAudience)
  }

  public let activation: String
  public let connection: Connection
  public let operation: Operation
  public let mapping: OutputMapping
  public let limits: Limits
  /// The zone of times that carry no offset: an identifier of the time zone database, such as `America/Los_Angeles`.
  public let timeZone: String

  /// Where rows come from; nil only for an audience that nothing triggers.
  public var source: Source? {
    switch operation {
    case .upload(let upload): upload.source
    case .delete(let deletion): deletion.source
    case .audience(let audience): audience.trigger
    }
  }

  /// Nil for the other operations.
  public var upload: DatasetUpload? {
    if case .upload(let upload) = operation { upload } else { nil }
  }
}
