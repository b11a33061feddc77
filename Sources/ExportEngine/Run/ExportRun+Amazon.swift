import Activation
import MarketingCloud
import Transport

extension ExportRun {
  mutating func submit(
    _ preparation: Preparation, _ systems: RemoteSystems, _ target: Target, _ manifest: String, _ ledger: RunLedger
  ) async throws {
    tell(.stageBegan(.submit))
    let upload = preparation.upload
    let request = UploadRequest(
      datasetID: upload.datasetID, strategy: upload.strategy,
      // A country code is refused for a data set without identity columns (contract 3.4).
      countryCode: preparation.definition.hasIdentity ? upload.countryCode : nil, bucket: upload.bucket,
      manifestKey: manifest)
    do {
      try await post(request, preparation.definition, target, systems.marketingCloud, ledger)
    } catch {
      await settle(request, target, systems, ledger, because: error)
      throw error
    }
    tell(.stageEnded(.submit))
  }

  private mutating func post(
    _ request: UploadRequest, _ definition: DatasetDefinition, _ target: Target, _ client: MarketingCloudClient,
    _ ledger: RunLedger
  ) async throws {
    try Task.checkCancellation()
    if target.mustBeCreated {
      try ledger.intend(.dataset)
      try await stopwatch.time("submit") { try await client.createDataset(definition, in: target.account) }
      try ledger.finish(.dataset, remote: request.datasetID)
      report.datasetCreated = true
      tell(.datasetCreated(id: request.datasetID))
    }
    let wasIntended = try !ledger.journal.steps(.upload, of: ledger.runID).isEmpty
    try ledger.intend(.upload)
    let state = try await stopwatch.time("submit") {
      // An earlier attempt may have got through without hearing the answer.
      if wasIntended, let state = try await client.startedUpload(request, in: target.account) { return state }
      return try await client.startUpload(request, in: target.account)
    }
    try noteUpload(state, ledger)
    report.status = .running
  }

  mutating func noteUpload(_ state: UploadState, _ ledger: RunLedger) throws {
    try ledger.finish(.upload, remote: state.id)
    report.uploadID = state.id
    report.remoteStatus = state.status
    tell(.submitted(uploadID: state.id))
  }

  /// Asks until Amazon is done. A passing failure of a question is not a failure of the upload.
  mutating func watch(_ upload: DatasetUpload, _ systems: RemoteSystems, _ account: Account) async throws {
    guard upload.waitsUntilFinished, let id = report.uploadID else {
      report.status = .succeeded
      return
    }
    tell(.stageBegan(.amazon))
    let watcher = UploadWatcher(
      client: systems.marketingCloud, uploadID: id, datasetID: upload.datasetID, account: account,
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
}
