import Crypto
import Foundation
import Hummingbird
import Transport

/// A request body that went to a file while its digests were taken.
struct ReceivedBody: Sendable {
  let file: URL
  let size: Int
  let md5: [UInt8]

  /// Stores the body and holds it against `x-amz-content-sha256` and `content-md5`.
  /// - Throws: `ObjectStoreRefusal`; nothing is left on disk then.
  static func receive(_ request: IncomingRequest, payloadHash: String, into directory: URL) async throws -> ReceivedBody
  {
    guard !payloadHash.hasPrefix("STREAMING-") else {
      throw ObjectStoreRefusal.notImplemented("\(payloadHash); sign the whole body or send UNSIGNED-PAYLOAD")
    }
    let file = directory.appending(path: RandomText.identifier())
    do {
      let body = try await store(request, in: file)
      try body.check(payloadHash: payloadHash, contentMD5: request.header("content-md5"))
      return body.received
    } catch {
      try? FileManager.default.removeItem(at: file)
      throw error
    }
  }

  private struct Stored {
    let received: ReceivedBody
    let sha256: String

    func check(payloadHash: String, contentMD5: String?) throws(ObjectStoreRefusal) {
      if payloadHash != SignatureV4.unsignedPayload, payloadHash != sha256 {
        throw ObjectStoreRefusal(
          400, "XAmzContentSHA256Mismatch",
          "The provided 'x-amz-content-sha256' header does not match what was computed."
        )
      }
      guard let contentMD5 else { return }
      guard let expected = Data(base64Encoded: contentMD5), expected.count == 16 else {
        throw ObjectStoreRefusal(400, "InvalidDigest", "The Content-MD5 you specified is not valid.")
      }
      guard Array(expected) == received.md5 else {
        throw ObjectStoreRefusal(
          400, "BadDigest", "The Content-MD5 you specified did not match what we received.")
      }
    }
  }

  private static func store(_ request: IncomingRequest, in file: URL) async throws -> Stored {
    try Data().write(to: file, options: .withoutOverwriting)
    let handle = try FileHandle(forWritingTo: file)
    defer { try? handle.close() }
    var sha256 = SHA256()
    var md5 = Insecure.MD5()
    var size = 0
    for try await buffer in request.body {
      try buffer.withUnsafeReadableBytes { bytes in
        sha256.update(bufferPointer: bytes)
        md5.update(bufferPointer: bytes)
        try handle.write(contentsOf: Data(bytes))
      }
      size += buffer.readableBytes
    }
    return Stored(
      received: ReceivedBody(file: file, size: size, md5: Array(md5.finalize())),
      sha256: Hexadecimal.text(of: sha256.finalize()))
  }
}
