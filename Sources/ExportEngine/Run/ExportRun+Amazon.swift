import Activation
import MarketingCloud
import ObjectStore
import Transport

extension ExportRun {
  mutating func submit(
    _ preparation: Preparation, _ systems: RemoteSystems, _ target: Target, _ manifest: String
  ) async throws {
    try Task.checkCancellation()
    tell(.stageBegan(.submit))
    let upload = preparation.plan.upload
    let state = try await stopwatch.time("submit") {
      if target.mustBeCreated { try await target.create(preparation.definition, systems.marketingCloud) }
      return try await systems.marketingCloud.startUpload(
        UploadRequest(
          datasetID: upload.datasetID, strategy: upload.strategy,
          // A country code is refused for a data set without identity columns (contract 3.4).
          countryCode: preparation.definition.hasIdentity ? upload.countryCode : nil, bucket: upload.bucket,
          manifestKey: manifest), in: target.account)
    }
    if target.mustBeCreated {
      report.datasetCreated = true
      tell(.datasetCreated(id: upload.datasetID))
    }
    report.uploadID = state.id
    report.remoteStatus = state.status
    report.status = .running
    tell(.submitted(uploadID: state.id))
    tell(.stageEnded(.submit))
  }

  /// Asks until Amazon is done. A passing failure of a question is not a failure of the upload.
  mutating func watch(_ plan: Plan, _ systems: RemoteSystems, _ account: Account) async throws {
    guard plan.upload.waitsUntilFinished, let id = report.uploadID else {
      report.status = .succeeded
      return
    }
    tell(.stageBegan(.amazon))
    let watcher = UploadWatcher(
      client: systems.marketingCloud, uploadID: id, datasetID: plan.upload.datasetID, account: account,
      surroundings: engine.surroundings, tell: tell)
    let state = try await stopwatch.time("amazon") { try await watcher.wait() }
    report.remoteStatus = state.status
    switch state.phase {
    case .succeeded: report.status = .succeeded
    case .failed:
      report.status = .failed
      note([watcher.failure(state)])
    case .running: note([watcher.stillRunning])
    }
    tell(.stageEnded(.amazon))
  }

  mutating func clean(_ manifest: String, _ store: ObjectStoreClient) async {
    tell(.stageBegan(.clean))
    let tell = tell
    let keys = report.files.map(\.key) + [manifest]
    let left = await stopwatch.time("clean") { () async -> [String] in
      var left: [String] = []
      for key in keys {
        do {
          try await store.delete(key: key)
          tell(.fileRemoved(key: key))
        } catch {
          left.append(key)
        }
      }
      return left
    }
    if !left.isEmpty {
      note([
        .warning(
          .cleaningFailed, "result_settings.clean_upload_file",
          "These files are still in the bucket: \(left.joined(separator: ", ")).",
          fix: "Grant s3:DeleteObject, and remove them by hand.")
      ])
    }
    tell(.stageEnded(.clean))
  }
}
