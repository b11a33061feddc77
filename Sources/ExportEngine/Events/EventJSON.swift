import Activation

/// One event of a run as a JSON object for `--events` (NDJSON, DESIGN 4).
public enum EventJSON {
  public static func document(_ event: ExportEvent) -> DocumentValue {
    var map: DocumentMap = ["event": .text(name(event))]
    switch event {
    case .started(let run, let activation):
      map["run_id"] = .text(run)
      map["activation"] = .text(activation)
    case .resumed(let files, let parts, let rows):
      map["files"] = number(files)
      map["parts"] = number(parts)
      map["rows"] = number(rows)
    case .stageBegan(let stage), .stageEnded(let stage): map["stage"] = .text(stage.rawValue)
    case .progressed(let progress): add(progress, to: &map)
    case .sourceStatus(let status): map["source_status"] = .text(status)
    case .datasetFound(let id), .datasetCreated(let id): map["dataset_id"] = .text(id)
    case .partUploaded(let file, let part, let bytes):
      map["file"] = number(file)
      map["part"] = number(part)
      map["bytes"] = number(bytes)
    case .fileUploaded(let file):
      file.document.map?.entries.forEach { map[$0.key] = $0.value }
    case .retrying(let notice):
      map["purpose"] = .text(notice.purpose)
      map["reason"] = .text(notice.reason)
      map["attempt"] = number(notice.attempt)
      map["attempts"] = number(notice.attempts)
      map["delay_milliseconds"] = number(Int(notice.delay.inSeconds * 1000))
    case .submitted(let id): map["upload_id"] = .text(id)
    case .remoteStatus(let status): map["remote_status"] = .text(status)
    case .fileRemoved(let key): map["key"] = .text(key)
    case .issue(let issue): map["issue"] = issue.document
    case .finished(let report): map["report"] = report.document
    }
    return .map(map)
  }

  private static func add(_ progress: ExportProgress, to map: inout DocumentMap) {
    map["rows_read"] = number(progress.rowsRead)
    map["rows_exported"] = number(progress.rowsExported)
    map["rows_skipped"] = number(progress.rowsSkipped)
    map["bytes_read"] = number(Int(progress.bytesRead))
    map["bytes_total"] = progress.bytesTotal.map { number(Int($0)) } ?? .null
    map["bytes_encoded"] = number(progress.bytesEncoded)
  }

  private static func number(_ value: Int) -> DocumentValue { .number(String(value)) }

  private static func name(_ event: ExportEvent) -> String {
    switch event {
    case .started: "started"
    case .resumed: "resumed"
    case .stageBegan: "stage_began"
    case .stageEnded: "stage_ended"
    case .progressed: "progressed"
    case .sourceStatus: "source_status"
    case .datasetFound: "dataset_found"
    case .datasetCreated: "dataset_created"
    case .partUploaded: "part_uploaded"
    case .fileUploaded: "file_uploaded"
    case .retrying: "retrying"
    case .submitted: "submitted"
    case .remoteStatus: "remote_status"
    case .fileRemoved: "file_removed"
    case .issue: "issue"
    case .finished: "finished"
    }
  }
}
