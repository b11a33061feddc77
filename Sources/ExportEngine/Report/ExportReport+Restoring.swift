import Activation

extension ExportReport {
  /// Takes over what an earlier attempt reported of rows, columns, files and remote ids; issues and times are its own.
  mutating func restore(from document: DocumentValue?) {
    guard let document else { return }
    rows.read = document["rows"]?["read"]?.count ?? 0
    rows.exported = document["rows"]?["exported"]?.count ?? 0
    rows.skipped = document["rows"]?["skipped"]?.count ?? 0
    rows.skippedByReason = document["rows"]?["skipped_by_reason"]?.counts ?? [:]
    rows.emptiedByReason = document["rows"]?["emptied_by_reason"]?.counts ?? [:]
    columns.matched = document["columns"]?["matched"]?.texts ?? []
    columns.dropped = document["columns"]?["dropped"]?.texts ?? []
    columns.missing = document["columns"]?["missing"]?.texts ?? []
    files = (document["files"]?.list ?? []).compactMap(File.init)
    manifestKey = document["manifest_key"]?.scalarText
    datasetCreated = document["dataset_created"]?.scalarText == "true"
    uploadID = document["upload_id"]?.scalarText
    remoteStatus = document["remote_status"]?.scalarText
    bytesUploaded = document["bytes_uploaded"]?.count ?? 0
    rejectsPath = document["rejects_path"]?.scalarText
  }
}

extension ExportReport.File {
  fileprivate init?(_ document: DocumentValue) {
    guard let key = document["key"]?.scalarText else { return nil }
    self.init(key: key, bytes: document["bytes"]?.count ?? 0, rows: document["rows"]?.count ?? 0)
  }
}

extension DocumentValue {
  fileprivate var count: Int? { scalarText.flatMap { Int($0) } }
  fileprivate var texts: [String] { (list ?? []).compactMap(\.scalarText) }

  fileprivate var counts: [String: Int] {
    (map?.entries ?? []).reduce(into: [:]) { counts, entry in counts[entry.key] = entry.value.count }
  }
}
