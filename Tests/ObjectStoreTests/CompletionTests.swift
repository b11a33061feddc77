import Activation
import Testing
import Transport

@testable import ObjectStore

/// What a server like moto cannot be made to do: answers of `CompleteMultipartUpload` that are no success (contract 9.2).
@Suite("Completing a multipart upload")
struct CompletionTests {
  private static let success =
    "<CompleteMultipartUploadResult><Key>a</Key><ETag>&quot;abc-1&quot;</ETag></CompleteMultipartUploadResult>"

  private func complete(_ answer: HTTPResponse) async throws(RemoteFailure) -> ObjectStoreClient.Receipt {
    let client = ObjectStoreClient(
      bucket: "acme", endpoint: nil, region: "us-east-1",
      credentials: AWSCredentials(accessKeyID: "AKIAEXAMPLE", secretAccessKey: "invented"),
      sender: ScriptedSender([answer]))
    return try await client.complete(.init(key: "a", id: "u"), parts: [.init(number: 1, etag: "\"x\"", bytes: 3)])
  }

  @Test("a result is a success")
  func success() async throws {
    #expect(try await complete(HTTPResponse(200, Self.success)).etag == "\"abc-1\"")
  }

  @Test(
    "an error inside a 200 is a failure",
    arguments: [
      ("InternalError", Issue.Code.remoteUnavailable), ("SlowDown", .remoteUnavailable),
      ("InvalidPart", .remoteRefused), ("AccessDenied", .notAuthorized),
    ])
  func errorInside(word: String, code: Issue.Code) async {
    let failure = await #expect(throws: RemoteFailure.self) { try await complete(.refusal(200, word)) }
    #expect(failure?.code == code)
  }

  @Test(
    "a 200 that does not say the object is whole is a failure",
    arguments: ["", "   ", "<html><body>Welcome</body></html>", "<CompleteMultipartUploadResult><Key>a</Key>"])
  func noResult(body: String) async {
    await #expect(throws: RemoteFailure.self) { try await complete(HTTPResponse(200, body)) }
  }

  @Test("parts are listed by number, whatever order they arrived in")
  func order() async throws {
    let sender = ScriptedSender([HTTPResponse(200, Self.success)])
    let client = ObjectStoreClient(
      bucket: "acme", endpoint: nil, region: "us-east-1",
      credentials: AWSCredentials(accessKeyID: "AKIAEXAMPLE", secretAccessKey: "invented"), sender: sender)
    _ = try await client.complete(
      .init(key: "a", id: "u"),
      parts: [.init(number: 2, etag: "\"b\"", bytes: 1), .init(number: 1, etag: "\"a\"", bytes: 1)])
    let body = String(decoding: try #require(sender.requests.first).body, as: UTF8.self)
    let first = try #require(body.range(of: "<PartNumber>1</PartNumber><ETag>&quot;a&quot;</ETag>"))
    let second = try #require(body.range(of: "<PartNumber>2</PartNumber><ETag>&quot;b&quot;</ETag>"))
    #expect(first.upperBound <= second.lowerBound)
  }
}
