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
        mediaType: MediaType.uploads, body: request.document, purpose: "start the upload", account: account,
        isRepeatable: false))
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
        method: "GET", path: path, mediaType: MediaType.uploads, purpose: "ask for the upload's status",
        account: account))
    return UploadState(answer["upload"] ?? answer, fallbackID: id)
  }

  /// The upload that reads the request's manifest; nil when Amazon has none.
  public func startedUpload(
    _ request: UploadRequest, in account: Account
  ) async throws(RemoteFailure) -> UploadState? {
    var nextToken: String?
    repeat {
      let token = nextToken.map { "&nextToken=\(AWSPercentEncoding.component($0))" } ?? ""
      let query = "?dataSetId=\(AWSPercentEncoding.component(request.datasetID))&maxResults=100\(token)"
      let answer = try await answer(
        to: Call(
          method: "POST", path: "\(dataPath)/uploads/list\(query)", mediaType: MediaType.uploads,
          purpose: "look whether the upload was started", account: account))
      let found = answer["uploads"]?.list?.first {
        $0["dataSource"]?["sourceManifestS3Key"]?.scalarText == request.manifestKey
      }
      if let found { return UploadState(found, fallbackID: "") }
      nextToken = answer["nextToken"]?.scalarText
    } while nextToken?.isEmpty == false
    return nil
  }
}

extension UploadState {
  init(_ value: DocumentValue, fallbackID: String) {
    self.init(
      id: value["uploadId"]?.scalarText ?? fallbackID, status: value["status"]?.scalarText ?? "",
      message: value["message"]?.scalarText, outputRowCount: value["metrics"]?["OutputRowCount"]?.scalarText)
  }
}
