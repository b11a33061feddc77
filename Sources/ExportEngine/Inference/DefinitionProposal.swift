import Activation

/// A data-set definition drafted from a source, for a person to edit, with the reasons for what it says.
///
/// Reasons name columns and count rows; they never hold a value.
public struct DefinitionProposal: Sendable, Hashable {
  /// Why a column is what it is, or why it was left out.
  public struct Reason: Sendable, Hashable {
    /// The source column; nil when it is about the data set.
    public let column: String?
    public let text: String
  }

  public internal(set) var definition: DatasetDefinition
  /// The `source` of a file of rows; nil when an activation has it already.
  public internal(set) var source: DocumentValue?
  /// Source columns that go by another name in the data set.
  public internal(set) var renamed: [OutputMapping.Column] = []
  public internal(set) var reasons: [Reason] = []
  /// How many rows were looked at.
  public let rows: Int
  /// Whether these were all rows of the source.
  public let isWhole: Bool

  mutating func explain(_ column: String? = nil, _ text: String) {
    reasons.append(Reason(column: column, text: text))
  }
}

extension DefinitionProposal {
  /// The keys of an activation that take the definition in, for pasting.
  public var activationDocument: DocumentValue {
    var document: DocumentMap = [:]
    document["source"] = source
    if !renamed.isEmpty {
      let columns = renamed.map { DocumentValue.map(["source": .text($0.source), "output": .text($0.output)]) }
      document["output_mapping"] = ["export_all_columns": true, "columns": .list(columns)]
    }
    document["result_settings"] = [
      "dataset_id": .text(definition.id), "create_dataset": true, "dataset_definition": definition.document,
    ]
    return .map(document)
  }
}
