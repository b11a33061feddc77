import ArgumentParser
import CUploadReference
import Foundation
import NIOCore
import ObjectStore
import Transport

/// The same bytes sent by us, sent by plain C, and only hashed.
struct UploadBench: Sendable {
  let port: UInt16
  let parts: Int
  let partBytes: Int
  let inFlight: Int

  private var total: UInt64 { UInt64(parts) * UInt64(partBytes) }

  /// Sends with the writer an export uses.
  /// - Returns: seconds.
  func upload(signed: Bool) async throws -> Double {
    let client = ObjectStoreClient(
      bucket: "bench", endpoint: "http://127.0.0.1:\(port)", region: "us-east-1",
      credentials: AWSCredentials(accessKeyID: "AKIABENCH", secretAccessKey: "invented"),
      sender: RetryingSender(AsyncHTTPSender()), signsPayload: signed)
    let writer = MultipartWriter(
      client, key: "key", contentType: "application/gzip", tags: [], partsInFlight: inFlight
    ) { _ in }
    let before = cu_sink_bytes()
    let start = ContinuousClock.now
    for _ in 0..<parts {
      var part = writer.takeBuffer()
      // A buffer that has landed has its bytes already; what is measured is sending, not making them.
      if part.capacity >= partBytes {
        part.moveWriterIndex(to: partBytes)
      } else {
        part.writeRepeatingByte(120, count: partBytes)
      }
      try await writer.send(part)
    }
    try await writer.finish()
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    guard cu_sink_bytes() - before >= total else { throw ValidationError("the sink has not got all bytes") }
    return seconds
  }

  func reference() throws -> Double {
    let seconds = cu_send(port, UInt32(parts), UInt64(partBytes), UInt32(inFlight))
    guard seconds > 0 else { throw ValidationError("the C sender failed") }
    return seconds
  }

  /// Hashes every part once, as many at a time as there are cores.
  func hash() async -> Double {
    let part = ByteBuffer(repeating: 120, count: partBytes)
    let cores = ProcessInfo.processInfo.activeProcessorCount
    let start = ContinuousClock.now
    let hashes = await withTaskGroup(of: Int.self) { group in
      for core in 0..<cores {
        let share = parts / cores + (core < parts % cores ? 1 : 0)
        group.addTask { (0..<share).count { _ in SignatureV4.payloadHash(of: part).utf8.count == 64 } }
      }
      return await group.reduce(0, +)
    }
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    return hashes == parts ? seconds : .infinity
  }
}
