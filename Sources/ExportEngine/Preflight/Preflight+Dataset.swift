import Activation
import Documents
import MarketingCloud

extension Preflight {
  /// The data set, and its definition against the plan's.
  func checkDataset(_ file: DraftFile, _ amazon: Amazon?) async {
    let validation = file.draft.validate()
    guard let plan = validation.plan else {
      let issue = (file.issues + validation.issues).errors.first
      return tell(issue.map { .found(.dataset, $0) } ?? .notChecked(.dataset, "the activation cannot be read"))
    }
    guard let upload = plan.upload else {
      return tell(.notChecked(.dataset, "the activation writes to no data set"))
    }
    guard let amazon, amazon.isOpen else {
      return tell(.notChecked(.dataset, "the instance cannot be asked", of: upload.datasetID))
    }
    do {
      tell(try await judge(upload, amazon))
    } catch {
      let issue = ExportFailure(error).leadingIssue
      tell(.found(.dataset, issue, of: upload.datasetID))
    }
  }

  private func judge(_ upload: DatasetUpload, _ amazon: Amazon) async throws -> PreflightResult {
    let id = upload.datasetID
    guard let remote = try await amazon.client.dataset(id, in: amazon.account) else {
      guard upload.createsDataset else { throw ExportFailure(Target.missing(id)) }
      return .passed(.dataset, "not there yet; the first run makes it", of: id)
    }
    guard let definition = upload.definition else {
      return .passed(.dataset, "there, with \(remote.columns.count) columns", of: id)
    }
    let differences = definition.differences(from: remote)
    guard differences.isEmpty else { throw ExportFailure(Target.differs(id, differences)) }
    return .passed(.dataset, "there, and its columns agree", of: id)
  }
}
