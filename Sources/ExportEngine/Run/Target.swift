import Activation
import MarketingCloud
import Transport

/// The data set a run writes to: whose it is, and whether it has to be made first.
struct Target {
  let account: Account
  let mustBeCreated: Bool

  /// Looks for the data set and compares its columns with the plan's (contract 11.16).
  /// - Throws: `ExportFailure` when it is missing and may not be created, or when its columns differ.
  static func find(
    _ preparation: Preparation, _ systems: RemoteSystems, _ tell: ExportRun.Listener
  ) async throws -> Target {
    let upload = preparation.upload
    let account = try await systems.account(preparation.plan.connection)
    guard let remote = try await systems.marketingCloud.dataset(upload.datasetID, in: account) else {
      guard upload.createsDataset else { throw ExportFailure(missing(upload.datasetID)) }
      return Target(account: account, mustBeCreated: true)
    }
    let differences = preparation.definition.differences(from: remote)
    guard differences.isEmpty else { throw ExportFailure(differs(upload.datasetID, differences)) }
    tell(.datasetFound(id: upload.datasetID))
    return Target(account: account, mustBeCreated: false)
  }

  static func missing(_ id: String) -> Issue {
    .error(
      .datasetMissing, "result_settings.dataset_id", "The data set \(id) does not exist.",
      fix: "Correct its id, or set create_dataset to true and give its definition.")
  }

  static func differs(_ id: String, _ differences: [String]) -> Issue {
    .error(
      .definitionDiffers, "result_settings.dataset_definition",
      "The data set \(id) at Amazon differs from the definition: \(differences.joined(separator: "; ")).",
      fix: "Change the definition to match, or use another data set.")
  }
}

extension Engine {
  /// The definition of a data set that the activation does not describe.
  func remoteDefinition(
    _ plan: Plan, _ upload: DatasetUpload, tell: @escaping ExportRun.Listener
  ) async throws -> DatasetDefinition {
    let systems = try RemoteSystems(plan, upload, surroundings) { tell(.retrying($0)) }
    let account = try await systems.account(plan.connection)
    if let definition = try await systems.marketingCloud.dataset(upload.datasetID, in: account) {
      return definition
    }
    throw ExportFailure(
      .error(
        .datasetMissing, "result_settings.dataset_id", "The data set \(upload.datasetID) does not exist.",
        fix: "Correct its id, or set create_dataset to true and give its definition."))
  }
}
