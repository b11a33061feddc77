import Activation
import MarketingCloud
import Sandbox
import Testing
import Transport

@Suite("Uploads")
struct UploadTests {
  private func startedUpload(_ bench: Client, _ manifest: String = "run/manifest.txt") async throws -> UploadState {
    try await bench.client.startUpload(.additive("loyalty_v1", manifest: manifest), in: bench.account)
  }

  private func withDataset(_ body: (Client) async throws -> Void) async throws {
    try await Client.with { bench in
      try await bench.client.createDataset(.small(), in: bench.account)
      try await body(bench)
    }
  }

  /// Asks until the upload is done; the sandbox takes milliseconds.
  private func outcome(of upload: UploadState, _ bench: Client) async throws -> UploadState {
    while true {
      let state = try await bench.client.upload(upload.id, datasetID: "loyalty_v1", in: bench.account)
      guard state.phase == .running else { return state }
      try await Task.sleep(for: .milliseconds(2))
    }
  }

  @Test("an upload is accepted, and its failure comes with Amazon's message")
  func missingManifest() async throws {
    try await withDataset { bench in
      let upload = try await startedUpload(bench)
      #expect(upload.phase == .running)
      let state = try await outcome(of: upload, bench)
      #expect(state.phase == .failed)
      #expect(state.message == "No such file or directory 's3://sandbox-amc-upload/run/manifest.txt'")
    }
  }

  @Test("an upload into a data set that is not there is refused")
  func noDataset() async throws {
    try await Client.with { bench in
      let failure = await #expect(throws: RemoteFailure.self) { try await startedUpload(bench) }
      #expect(failure?.status == 404)
    }
  }

  @Test("an upload whose answer was lost is found, not sent again", arguments: [500, 502, 503, 504])
  func answerLost(status: Int) async throws {
    try await withDataset { bench in
      let path = bench.uploadsPath + "loyalty_v1"
      bench.sandbox.failNext(SandboxFault(method: "POST", pathPrefix: path, status: status, moment: .afterHandling))
      let upload = try await startedUpload(bench)
      #expect(await bench.postedUploads("loyalty_v1") == 1)
      #expect(await bench.count("POST", bench.uploadsPath + "list") == 1)
      #expect(try await outcome(of: upload, bench).id == upload.id)
    }
  }

  @Test("an upload that never arrived is sent again after looking", arguments: [1, 2])
  func neverArrived(times: Int) async throws {
    try await withDataset { bench in
      let path = bench.uploadsPath + "loyalty_v1"
      bench.sandbox.failNext(SandboxFault(method: "POST", pathPrefix: path, times: times, status: 503))
      let upload = try await startedUpload(bench)
      #expect(await bench.postedUploads("loyalty_v1") == times + 1)
      #expect(await bench.count("POST", bench.uploadsPath + "list") == times)
      #expect(!upload.id.isEmpty)
    }
  }

  @Test("an upload refused with 429 did nothing and is sent again")
  func throttled() async throws {
    try await withDataset { bench in
      let path = bench.uploadsPath + "loyalty_v1"
      bench.sandbox.failNext(
        SandboxFault(method: "POST", pathPrefix: path, status: 429, headers: ["retry-after": "1"]))
      _ = try await startedUpload(bench)
      #expect(await bench.postedUploads("loyalty_v1") == 2)
    }
  }

  @Test("only the upload of this very manifest counts as found")
  func otherManifest() async throws {
    try await withDataset { bench in
      let other = try await startedUpload(bench, "other/manifest.txt")
      let path = bench.uploadsPath + "loyalty_v1"
      bench.sandbox.failNext(SandboxFault(method: "POST", pathPrefix: path, status: 503, moment: .afterHandling))
      let upload = try await startedUpload(bench)
      #expect(upload.id != other.id)
      #expect(await bench.postedUploads("loyalty_v1") == 2)
    }
  }

  @Test("a connection that broke after the request is looked up too")
  func brokenConnection() async throws {
    let sender = ScriptedSender { request, _ throws(TransportError) in
      if request.url.hasSuffix("/token") { return .token("Atza|invented") }
      guard request.url.contains("/uploads/list") else { throw TransportError(.unreachable, "the connection broke") }
      let source = #"{"sourceS3Bucket":"b","sourceManifestS3Key":"m.txt"}"#
      return HTTPResponse(200, #"{"uploads":[{"uploadId":"u-1","status":"SUBMITTED","dataSource":\#(source)}]}"#)
    }
    let upload = try await MarketingCloudClient.scripted(sender)
      .startUpload(.additive("loyalty_v1", manifest: "m.txt"), in: .invented)
    #expect(upload.id == "u-1")
    #expect(sender.requests.count { $0.url.hasSuffix("/uploads/loyalty_v1") } == 1)
  }

  @Test("when it cannot be looked up, it is not sent again")
  func lookupFails() async throws {
    let sender = ScriptedSender { request, _ throws(TransportError) in
      request.url.hasSuffix("/token") ? .token("Atza|invented") : HTTPResponse(503)
    }
    await #expect(throws: RemoteFailure.self) {
      try await MarketingCloudClient.scripted(sender)
        .startUpload(.additive("loyalty_v1", manifest: "m.txt"), in: .invented)
    }
    #expect(sender.requests.count { $0.url.hasSuffix("/uploads/loyalty_v1") } == 1)
  }

  @Test(
    "Amazon's words for where an upload stands",
    arguments: [
      ("SUBMITTED", RemotePhase.running), ("PENDING", .running), ("IN_PROGRESS", .running), ("RUNNING", .running),
      ("QUEUED", .running), ("SUCCESS", .succeeded), ("SUCCEEDED", .succeeded), ("COMPLETED", .succeeded),
      ("succeeded", .succeeded), ("FAILED", .failed), ("PartiallySucceeded", .failed), ("CANCELLED", .failed),
      ("DEACTIVATED", .failed), ("A_WORD_OF_TOMORROW", .running), ("", .running),
    ])
  func phases(word: String, phase: RemotePhase) {
    #expect(UploadState(id: "u", status: word).phase == phase)
  }
}
