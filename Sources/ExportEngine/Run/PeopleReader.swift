import Activation
import Encoding
import Foundation
import MarketingCloud
import Rows

/// Turns rows into the people of a deletion, by the encoder of an upload, in bounded memory.
struct PeopleReader {
  private let source: any RowSource
  private let encoder: RowEncoder
  private let fields: [DatasetColumn]
  private let rejects: RejectsFile?
  private var batch = RowBatch()
  private var waiting: [TargetPerson] = []
  private(set) var tally = EncodingTally()

  /// - Parameter rejects: lists the rows of nobody; nil when they are listed already.
  init(_ preparation: DeletionPreparation, _ source: any RowSource, at time: Date, rejects: RejectsFile?) throws {
    self.source = source
    self.rejects = rejects
    encoder = try preparation.encoder(at: time)
    fields = preparation.columns.fields.map(\.field)
  }

  /// The people of the next request; nil when nobody is left.
  /// - Throws: whatever the source throws; `CancellationError` when the task is cancelled.
  mutating func next() async throws -> DeletionRequest? {
    while waiting.count < DeletionRequest.mostPeople, try await readMore() {}
    guard !waiting.isEmpty else { return nil }
    let people = Array(waiting.prefix(DeletionRequest.mostPeople))
    waiting.removeFirst(people.count)
    return DeletionRequest(people)
  }

  private mutating func readMore() async throws -> Bool {
    try Task.checkCancellation()
    let hasRows = try await source.next(
      into: &batch, maximumRows: DeletionRequest.mostPeople, maximumBytes: 1024 * 1024)
    guard hasRows else {
      rejects?.finish()
      return false
    }
    let rows = encoder.encode(batch)
    if let stop = rows.stop { throw stop }
    tally += rows.tally
    if let rejects { rows.rejects.forEach(rejects.append) }
    waiting += rows.lines.text.split(separator: UInt8(ascii: "\n")).map(person)
    return true
  }

  /// Hashes and country codes hold neither commas nor quotes.
  private func person(_ line: ArraySlice<UInt8>) -> TargetPerson {
    var hashes: [HashedPII: String] = [:]
    var country: String?
    let cells = line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    for (field, cell) in zip(fields, cells) where !cell.isEmpty {
      let text = String(decoding: cell, as: UTF8.self)
      if let kind = field.hashedPII { hashes[kind] = text } else { country = text }
    }
    return TargetPerson(hashes: hashes, countryCode: country)
  }

  /// What the source has to say about the rows read so far.
  var sourceIssues: [Issue] { source.issues }

  var progress: ExportProgress {
    var progress = ExportProgress()
    progress.rowsRead = tally.read
    progress.rowsExported = tally.exported
    progress.rowsSkipped = tally.skipped
    progress.skippedByReason = tally.skippedByReason
    progress.bytesRead = source.bytesRead
    progress.bytesTotal = source.totalBytes
    return progress
  }
}
