import Activation
import MarketingCloud
import ObjectStore

extension ExportRun {
  /// The keys of everything this run wrote.
  private var keys: [String] { report.files.map(\.key) + (report.manifestKey.map { [$0] } ?? []) }

  /// Removes the files that Amazon is done with.
  mutating func clean(_ store: ObjectStoreClient) async {
    tell(.stageBegan(.clean))
    let (keys, tell) = (keys, tell)
    note(await stopwatch.time("clean") { await Self.removal(of: keys, store, tell) })
    tell(.stageEnded(.clean))
  }

  /// After a post that failed or was stopped: the files go, unless Amazon has the upload all the same, or may have it,
  /// or the run may go on later.
  mutating func settle(
    _ request: UploadRequest, _ target: Target, _ systems: RemoteSystems, _ ledger: RunLedger, because error: any Error
  ) async {
    // A task of its own, because this one may be cancelled.
    let look = await Task { () async -> Result<UploadState?, any Error> in
      do {
        return .success(try await systems.marketingCloud.startedUpload(request, in: target.account))
      } catch {
        return .failure(error)
      }
    }.value
    if case .success(let state?) = look, (try? noteUpload(state, ledger)) != nil { return }
    if Task.isCancelled || ExportFailure(error).isPassing {
      keepsFiles = true
    } else if case .success(nil) = look {
      await remove(keys, systems.objectStore)
    } else {
      note([
        .warning(
          .stillRunning, "result_settings.dataset_id",
          "Amazon may have got the upload, so its files are still in the bucket: \(keys.joined(separator: ", ")).",
          fix: "Look at the uploads of the data set in the AMC console before you run again.")
      ])
    }
  }

  mutating func remove(_ keys: [String], _ store: ObjectStoreClient) async {
    note(await Self.removal(of: keys, store, tell))
  }

  /// Runs even when the task was cancelled; what cannot be removed is listed in the issue it returns.
  private static func removal(
    of keys: [String], _ store: ObjectStoreClient, _ tell: @escaping Listener
  ) async -> [Issue] {
    let left = await Task { () -> [String] in
      var left: [String] = []
      for key in keys {
        do {
          try await store.delete(key: key)
          tell(.fileRemoved(key: key))
        } catch {
          left.append(key)
        }
      }
      return left
    }.value
    guard !left.isEmpty else { return [] }
    return [
      .warning(
        .cleaningFailed, "result_settings.clean_upload_file",
        "These files are still in the bucket: \(left.joined(separator: ", ")).",
        fix: "Grant s3:DeleteObject, and remove them by hand.")
    ]
  }
}
