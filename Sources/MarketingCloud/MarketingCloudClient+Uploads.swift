import Activation
import Transport

extension MarketingCloudClient {
  /// Asks AMC to read the files of a manifest.
  ///
  /// When no clear answer comes, the uploads of the data set are looked through for this manifest before the request
  /// is sent again, because an ADDITIVE upload sent twice adds every row twice (contract 7).
  public func startUpload(_ request: UploadRequest, in account: Account) async throws(RemoteFailure) -> UploadState {
    try await actOnce("start the upload") { () async throws(RemoteFailure) in
      try await postUpload(request, in: account)
    } find: { () async throws(RemoteFailure) in
      try await startedUpload(request, in: account)
    }
  }

  private func postUpload(_ request: UploadRequest, in account: Account) async throws(RemoteFailure) -> UploadState {
    let answer = try await answer(
      to: Call(
        method: "POST", path: "\(dataPath)/uploads/\(AWSPercentEncoding.component(request.datasetID))",
        family: .dataUpload(account), mediaType: MediaType.uploads, body: request.document,
        purpose: "start the upload", isRepeatable: false))
    guard let id = answer["uploadId"]?.scalarText else {
      throw RemoteFailure(
        .marketingCloud, .remoteRefused, at: "result_settings.dataset_id", "Amazon gave the upload no id.",
        fix: "Look at the uploads of the data set in the AMC console.")
    }
    return UploadState(id: id, status: answer["status"]?.scalarText ?? "SUBMITTED")
  }

  /// Where an upload stands.
  public func upload(_ id: String, datasetID: String, in account: Account) async throws(RemoteFailure) -> UploadState {
    let path = "\(dataPath)/uploads/\(AWSPercentEncoding.component(datasetID))/\(AWSPercentEncoding.component(id))"
    let answer = try await answer(
      to: Call(
        method: "GET", path: path, family: .dataUpload(account), mediaType: MediaType.uploads,
        purpose: "ask for the upload's status", subject: "result_settings.dataset_id"))
    return UploadState(answer["upload"] ?? answer, fallbackID: id)
  }

  /// The upload that reads the request's manifest; nil when Amazon has none.
  public func startedUpload(
    _ request: UploadRequest, in account: Account
  ) async throws(RemoteFailure) -> UploadState? {
    let call = Call(
      method: "POST", path: "\(dataPath)/uploads/list",
      query: [("dataSetId", request.datasetID), ("maxResults", "100")], family: .dataUpload(account),
      mediaType: MediaType.uploads, purpose: "look whether the upload was started")
    let uploads = try await elements(of: call, under: "uploads")
    return uploads.first { $0["dataSource"]?["sourceManifestS3Key"]?.scalarText == request.manifestKey }
      .map { UploadState($0, fallbackID: "") }
  }
}

extension UploadState {
  init(_ value: DocumentValue, fallbackID: String) {
    let metrics = value["metrics"]?.map?.entries.compactMap { entry in entry.value.scalarText.map { (entry.key, $0) } }
    self.init(
      id: value["uploadId"]?.scalarText ?? fallbackID, status: value["status"]?.scalarText ?? "",
      message: value["message"]?.scalarText, metrics: Dictionary(metrics ?? []) { first, _ in first })
  }
}
