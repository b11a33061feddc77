import Activation
import MarketingCloud
import Transport

/// Watches one upload until Amazon is done with it or the time limit is reached.
struct UploadWatcher {
  let client: MarketingCloudClient
  let uploadID: String
  let datasetID: String
  let account: Account
  let surroundings: EngineSurroundings
  let tell: ExportRun.Listener

  /// The last state seen; still running when the limit was reached.
  func wait() async throws -> UploadState {
    try await RemoteWatch(surroundings: surroundings, tell: tell).wait(
      from: UploadState(id: uploadID, status: "SUBMITTED")
    ) { (_) async throws(RemoteFailure) in
      try await client.upload(uploadID, datasetID: datasetID, in: account)
    }
  }

  func failure(_ state: UploadState) -> Issue {
    let said = state.message.map { ": \($0)" } ?? " and gave no reason"
    return .error(
      .uploadFailed, "result_settings.dataset_id", "Amazon ended the upload \(uploadID) with \(state.status)\(said).",
      fix: "Correct what Amazon names, then run again.")
  }

  func stillRunning(_ state: UploadState) -> Issue {
    .warning(
      .stillRunning, "result_settings.wait_until_finish",
      "Amazon is still working on the upload \(uploadID): \(state.status).",
      fix: "Look in the AMC console later; until then its files stay in the bucket.")
  }
}
