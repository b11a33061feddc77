import Activation
import Encoding
import Foundation
import Journal
import ObjectStore
import Synchronization

/// The journal of one run as the run writes it: each step is on the disk before the next depends on it (DESIGN 6).
///
/// Holds the activation's lock as long as it lives, so that no second run of it begins.
final class RunLedger: Sendable {
  /// Progress is noted this often at most; it is for people who watch.
  private static let progressSeconds = 0.5

  let runID: String
  let journal: Journal
  private let lock: RunLock
  private let now: @Sendable () -> Date
  private let lastProgress = Mutex(Date.distantPast)

  init(_ runID: String, _ journal: Journal, _ lock: RunLock, now: @escaping @Sendable () -> Date) {
    self.runID = runID
    self.journal = journal
    self.lock = lock
    self.now = now
  }

  // MARK: - Files

  /// Before the first byte of a file is sent.
  func open(_ number: Int, key: String) throws(JournalError) {
    try journal.put(FileRecord(number: number, key: key), of: runID)
  }

  func begin(_ upload: ObjectStoreClient.MultipartUpload, of number: Int) throws(JournalError) {
    try journal.put(FileRecord(number: number, key: upload.key, multipart: upload.id), of: runID)
  }

  func take(_ part: ObjectStoreClient.Part, of file: Int) throws(JournalError) {
    let record = PartRecord(number: part.number, bytes: part.bytes, digest: part.digest ?? "", etag: part.etag)
    try journal.put(record, file: file, of: runID)
  }

  /// A file stands in the bucket; the run can go on behind it.
  ///
  /// - Parameter rejectsBytes: how long the list of rejected rows is at the file's end.
  func complete(_ file: EncodedFile, key: String, etag: String, rejectsBytes: Int) throws(JournalError) {
    let position = FilePosition(tally: file.end, rejectsBytes: rejectsBytes)
    let record = FileRecord(
      number: file.number, key: key, state: .complete, etag: etag, bytes: file.bytes, rows: file.rows,
      position: position.document)
    try journal.put(record, of: runID)
  }

  /// The manifest stands in the bucket: every row of the source was looked at.
  func complete(manifest key: String, bytes: Int, tally: EncodingTally, rejectsBytes: Int) throws(JournalError) {
    let position = FilePosition(tally: tally, rejectsBytes: rejectsBytes)
    try journal.put(
      FileRecord(number: Self.manifest, key: key, state: .complete, bytes: bytes, position: position.document),
      of: runID)
  }

  /// The manifest's number among the files of a run.
  static let manifest = 0

  // MARK: - Acts at Amazon

  func intend(_ step: StepRecord.Name, _ ordinal: Int = 0) throws(JournalError) {
    try journal.intend(step, ordinal, of: runID)
  }

  func finish(_ step: StepRecord.Name, _ ordinal: Int = 0, remote: String?) throws(JournalError) {
    try journal.finish(step, ordinal, remote: remote, of: runID)
  }

  // MARK: - Story

  /// Keeps what somebody may want to read later. A story with a gap is no reason to stop a run, so errors are dropped.
  func tell(_ event: ExportEvent) {
    switch event {
    case .progressed(let progress): note(progress)
    case .fileRemoved(let key):
      try? journal.noteRemoval(of: key, of: runID)
      try? journal.tell(EventJSON.document(event), of: runID, at: now())
    case .finished: break
    default: try? journal.tell(EventJSON.document(event), of: runID, at: now())
    }
  }

  private func note(_ progress: ExportProgress) {
    let time = now()
    let isDue = lastProgress.withLock { last in
      guard time.timeIntervalSince(last) >= Self.progressSeconds else { return false }
      last = time
      return true
    }
    if isDue { try? journal.note(EventJSON.document(.progressed(progress)), of: runID, at: time) }
  }

  func end(_ status: RunRecord.Status, _ report: ExportReport) {
    try? journal.set(status, of: runID, report: report.document, at: now())
  }
}
