import Activation
import MarketingCloud
import Transport

/// Asks AMC about one upload until it is done or the time limit is reached.
struct UploadWatcher {
  let client: MarketingCloudClient
  let uploadID: String
  let datasetID: String
  let account: Account
  let surroundings: EngineSurroundings
  let tell: ExportRun.Listener

  /// The last state seen; still running when the limit was reached.
  func wait() async throws -> UploadState {
    let schedule = surroundings.polling
    let clock = ContinuousClock()
    let deadline = clock.now + schedule.limit
    var state = UploadState(id: uploadID, status: "SUBMITTED")
    var delay = schedule.first
    while state.phase == .running, clock.now < deadline {
      try await surroundings.pause(delay)
      delay = schedule.interval
      guard let next = try await ask() else { continue }
      if next.status != state.status { tell(.remoteStatus(next.status)) }
      state = next
    }
    return state
  }

  /// Nil when Amazon could not answer just now.
  private func ask() async throws(RemoteFailure) -> UploadState? {
    do {
      return try await client.upload(uploadID, datasetID: datasetID, in: account)
    } catch {
      guard error.code == .remoteUnavailable else { throw error }
      return nil
    }
  }

  func failure(_ state: UploadState) -> Issue {
    let said = state.message.map { ": \($0)" } ?? " and gave no reason"
    return .error(
      .uploadFailed, "result_settings.dataset_id", "Amazon ended the upload \(uploadID) with \(state.status)\(said).",
      fix: "Correct what Amazon names, then run again.")
  }

  var stillRunning: Issue {
    .warning(
      .stillRunning, "result_settings.wait_until_finish", "Amazon is still working on the upload \(uploadID).",
      fix: "Look at the upload in the AMC console; its files were left in the bucket.")
  }
}
