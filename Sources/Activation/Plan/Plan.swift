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
  public private(set) var mapping: OutputMapping
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

extension Plan {
  /// This plan with a name that was found out for the segment that is its source.
  public func naming(segment name: String) -> Plan {
    var plan = self
    plan.mapping = mapping.naming(segment: name)
    return plan
  }
}

extension OutputMapping {
  fileprivate func naming(segment name: String) -> OutputMapping {
    let named = strings.map { column in
      column.value == .segmentName ? StringColumn(output: column.output, value: .text(name)) : column
    }
    return OutputMapping(exportsAllColumns: exportsAllColumns, columns: columns, strings: named)
  }
}
