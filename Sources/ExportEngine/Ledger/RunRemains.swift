import Activation
import Journal
import ObjectStore
import Transport

/// What a run that was not finished left in its bucket.
struct RunRemains {
  private let run: String
  private let journal: Journal

  init(_ run: String, _ journal: Journal) {
    self.run = run
    self.journal = journal
  }

  /// Removes objects and unfinished uploads, whoever listed them: the journal, or S3 alone because an answer got lost.
  ///
  /// - Throws: `RemoteFailure` of the first thing that cannot be removed; what is gone is noted.
  func remove(from store: ObjectStoreClient, _ tell: ExportRun.Listener) async throws {
    for file in try journal.files(of: run) where file.state != .removed {
      for upload in try await store.unfinishedUploads(prefix: file.key) where upload.key == file.key {
        try await store.abort(upload)
      }
      try await store.delete(key: file.key)
      try journal.noteRemoval(of: file.key, of: run)
      tell(.fileRemoved(key: file.key))
    }
  }
}
