import Activation
import MarketingCloud

/// What Amazon holds of data sets, for the `dataset` commands. Its JSON keys are stable.
public struct DatasetReport: Sendable, Hashable {
  public struct Entry: Sendable, Hashable {
    public let id: String
    public let description: String?
    /// Nil when Amazon describes the data set in a way this version does not understand.
    public let definition: DatasetDefinition?
  }

  /// The account that holds the instance; nil until it is known.
  public var account: Account?
  /// Sorted by id; the one asked for, or all.
  public var datasets: [Entry] = []
  /// True when the data set was made just now.
  public var wasCreated = false
  /// How the data set at Amazon differs from the definition, one sentence a difference.
  public var differences: [String] = []
  public var issues: [Issue] = []

  public init() {}
}

extension DatasetReport {
  public var document: DocumentValue {
    [
      "account": account.map { ["id": .text($0.id), "name": .optional($0.name)] } ?? .null,
      "datasets": .list(datasets.map(\.document)), "created": .bool(wasCreated),
      "differences": .list(differences.map(DocumentValue.text)), "issues": .list(issues.map(\.document)),
    ]
  }
}

extension DatasetReport.Entry {
  var document: DocumentValue {
    [
      "dataset_id": .text(id), "description": .optional(description),
      "kind": .optional(definition?.kind.rawValue), "definition": definition?.document ?? .null,
    ]
  }
}
