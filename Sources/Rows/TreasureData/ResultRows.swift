/// The rows of a result: its gzip expanded and its MessagePack read, with as much in memory as one row needs.
final class ResultRows {
  private let download: ResultDownload
  private let jobID: String
  private let gzip: GzipReader
  private let window = ByteWindow(capacity: 512 << 10)
  private var compressed: ArraySlice<UInt8> = []
  private var isDownloaded = false
  private var isExpanded = false

  init(_ download: ResultDownload, jobID: String) throws(SourceError) {
    self.download = download
    self.jobID = jobID
    do { gzip = try GzipReader(allMembers: true) } catch {
      throw .unreadable(path: "Job \(jobID)", reason: error.message)
    }
  }

  var bytesRead: Int64 { download.received }

  /// Appends rows until the batch is full or no row is left.
  func read(
    into batch: inout RowBatch, maximumRows: Int, maximumBytes: Int
  ) async throws(SourceError) {
    while batch.rowCount < maximumRows, batch.bytes.count < maximumBytes {
      let (start, before) = (window.count, batch.rowCount)
      do throws(MessagePackScanner.Mistake) {
        try takeRows(into: &batch, maximumRows, maximumBytes)
      } catch {
        guard error == .needsMore else { throw malformed("it is no MessagePack list", batch) }
      }
      // Half a row: twice as much is needed at least, so that a long one is not begun too often.
      let needed = batch.rowCount == before ? max(2 * start, window.capacity) : window.capacity
      if batch.rowCount >= maximumRows || batch.bytes.count >= maximumBytes { return }
      guard window.count <= RowLimits.row else { throw malformed("it is larger than 64 MiB", batch) }
      if try await fill(atLeast: needed) { continue }
      guard window.isEmpty else { throw malformed("the result ends inside it", batch) }
      return
    }
  }

  private func takeRows(
    into batch: inout RowBatch, _ maximumRows: Int, _ maximumBytes: Int
  ) throws(MessagePackScanner.Mistake) {
    var scanner = MessagePackScanner(window.bytes)
    var used = 0
    defer { window.drop(used) }
    while batch.rowCount < maximumRows, batch.bytes.count < maximumBytes, used < scanner.bytes.count {
      try batch.appendRow(of: &scanner)
      used = scanner.position
    }
  }

  /// Expands until the window holds this much; false when nothing was left.
  private func fill(atLeast count: Int) async throws(SourceError) -> Bool {
    let before = window.count
    while window.count < count, !isExpanded {
      if compressed.isEmpty, !isDownloaded {
        if let piece = try await download.next() { compressed = piece[...] } else { isDownloaded = true }
      }
      try expand(into: window.tail(for: count))
    }
    return window.count > before
  }

  private func expand(into room: UnsafeMutableRawBufferPointer) throws(SourceError) {
    let isLast = isDownloaded
    let result = compressed.withUnsafeBytes { bytes in
      Result { () throws(GzipError) in try gzip.read(bytes, into: room, finish: isLast) }
    }
    do throws(GzipError) {
      let progress = try result.get()
      compressed = compressed.dropFirst(progress.consumed)
      window.added(progress.produced)
      isExpanded = progress.ended
    } catch {
      throw .unreadable(path: "The result of job \(jobID)", reason: error.message)
    }
  }

  private func malformed(_ reason: String, _ batch: RowBatch) -> SourceError {
    .malformed(path: "job \(jobID)", row: batch.firstRowNumber + Int64(batch.rowCount), reason: reason)
  }
}
