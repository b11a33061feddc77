import Transport

/// The bytes of a job's result as they are transferred, from the first to the last whatever breaks on the way.
///
/// A broken stream is taken up where it ended: `If-Range` with the entity tag, `Range` from the bytes received. Any
/// answer but the rest of the very same bytes is an error, because rows would be lost or sent twice (contract 1.7).
final class ResultDownload {
  private let client: TreasureDataClient
  private let jobID: String
  private var stream: HTTPStream?
  private var etag: String?
  private var attempt = 1
  /// Compressed bytes received.
  private(set) var received: Int64 = 0
  private var total: Int64?

  init(_ client: TreasureDataClient, jobID: String) {
    self.client = client
    self.jobID = jobID
  }

  /// The next bytes, nil at the end.
  func next() async throws(SourceError) -> [UInt8]? {
    while true {
      do throws(TransportError) {
        let piece = try await (try await connected()).next()
        if let piece {
          received += Int64(piece.count)
          attempt = 1
          return piece
        }
        guard let total, received < total else { return nil }
        throw TransportError(.unreachable, "the answer ended early")
      } catch {
        try await prepareResumption(after: error)
      }
    }
  }

  private func connected() async throws(TransportError) -> HTTPStream {
    if let stream { return stream }
    let opened = try await client.sender.open(
      client.resultRequest(jobID, resumption: received > 0 ? etag.map { ($0, received) } : nil))
    stream = opened
    return opened
  }

  /// Opens the result and looks at the head of its answer; `next` does the rest.
  func begin() async throws(SourceError) {
    let stream: HTTPStream
    do { stream = try await connected() } catch { throw TreasureDataClient.unreachable(purpose, error) }
    guard stream.status == 200 else { throw await refusal(stream) }
    etag = stream.header("etag")
    total = stream.header("content-length").flatMap { Int64($0) }
  }

  private var purpose: String { "read the rows of job \(jobID)" }

  private func refusal(_ stream: HTTPStream) async -> SourceError {
    let response = (try? await stream.response()) ?? HTTPResponse(status: stream.status)
    guard response.status == 404 else { return TreasureDataClient.refusal(response, purpose) }
    return .remote(
      .init(
        .treasureData, .remoteRefused, at: TreasureDataClient.path, status: 404, "Job \(jobID) has no result any more.",
        fix: "Results are kept for 90 days; run the query again."))
  }

  private func prepareResumption(after error: TransportError) async throws(SourceError) {
    guard error.kind != .cancelled, received == 0 || etag != nil else {
      throw TreasureDataClient.unreachable(purpose, error)
    }
    stream = nil
    do throws(TransportError) {
      guard try await client.sender.waitToRepeat(purpose, after: attempt, because: error.reason) else { throw error }
      attempt += 1
      let stream = try await connected()
      if received > 0, !continues(stream) { throw TransportError(.unreachable, "the result is not the same any more") }
    } catch {
      throw TreasureDataClient.unreachable(purpose, error)
    }
  }

  /// True for the rest of the bytes that are here already.
  private func continues(_ stream: HTTPStream) -> Bool {
    guard stream.status == 206, let range = stream.header("content-range")?.wholeMatch(of: /bytes (\d+)-\d+\/(\d+)/)
    else { return false }
    return Int64(range.1) == received && (total == nil || Int64(range.2) == total)
  }
}
