import Foundation
import Hummingbird
import Synchronization

/// Serves results with ranges and entity tags (contract 1.7), and breaks the connection in the middle when told to.
final class ResultCutter: Sendable {
  private let cuts = Mutex<[Int]>([])

  /// The next answers end after so many bytes each, one after the other.
  func cutNext(after bytes: [Int]) { cuts.withLock { $0 += bytes } }

  func response(to request: IncomingRequest, of job: SandboxJob) throws -> Response {
    guard let format = ResultFile.Format(rawValue: request.queryValue("format") ?? "msgpack") else {
      throw TreasureDataRefusal(status: 406, message: "Unknown format")
    }
    guard let result = job.result, job.status == .success else {
      throw TreasureDataRefusal.notFound("result of job \(job.id)")
    }
    let size = result.size(format)
    let etag = "\"\(job.id)-\(format.rawValue)-\(size)\""
    let isPart = request.header("range") != nil && (request.header("if-range").map { $0 == etag } ?? true)
    guard let range = ByteRange.resolve(isPart ? request.header("range") : nil, size: size) else {
      var refusal = TreasureDataRefusal(status: 416, message: "Range not satisfiable").response
      refusal.set(["content-range": "bytes */\(size)"])
      return refusal
    }
    var response = Response(
      status: isPart ? .partialContent : .ok,
      body: try body(of: result.url(format), range, cut: cuts.withLock { $0.isEmpty ? nil : $0.removeFirst() }))
    response.set(["etag": etag, "accept-ranges": "bytes", "content-type": "application/octet-stream"])
    if isPart { response.set(["content-range": "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(size)"]) }
    return response
  }

  private struct Cut: Error {}

  private func body(of file: URL, _ range: Range<Int>, cut: Int?) throws -> ResponseBody {
    let handle = try FileHandle(forReadingFrom: file)
    return ResponseBody(contentLength: range.count) { writer in
      defer { try? handle.close() }
      try handle.seek(toOffset: UInt64(range.lowerBound))
      var left = min(range.count, cut ?? .max)
      while left > 0, let bytes = try handle.read(upToCount: min(left, 1 << 18)), !bytes.isEmpty {
        try await writer.write(ByteBuffer(bytes: bytes))
        left -= bytes.count
      }
      if let cut, cut < range.count { throw Cut() }
      try await writer.finish(nil)
    }
  }
}
