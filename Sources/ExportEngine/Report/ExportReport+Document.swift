import Activation

extension ExportReport {
  /// The JSON document of `run` and `dry-run` (DESIGN 4).
  public var document: DocumentValue {
    var map: DocumentMap = [
      "run_id": .text(runID), "activation": .text(activation), "status": .text(status.rawValue), "rows": rowsDocument,
      "columns": [
        "matched": .list(columns.matched.map(DocumentValue.text)),
        "dropped": .list(columns.dropped.map(DocumentValue.text)),
        "missing": .list(columns.missing.map(DocumentValue.text)),
      ],
      "files": .list(files.map(\.document)), "manifest_key": .optional(manifestKey),
      "dataset_created": .bool(datasetCreated), "upload_id": .optional(uploadID),
      "deletion_request_ids": .list(deletionRequestIDs.map(DocumentValue.text)),
      "audience_execution_id": .optional(audienceExecutionID), "remote_status": .optional(remoteStatus),
      "remote_message": .optional(remoteMessage), "metrics": metricsDocument,
      "account": account.map { ["id": .text($0.id), "name": .optional($0.name)] } ?? .null, "seconds": secondsDocument,
      "bytes_uploaded": .count(bytesUploaded), "rejects_path": .optional(rejectsPath),
    ]
    if let requests {
      map["requests"] = [
        "login": .count(requests.login), "s3": .count(requests.objectStore), "amc": .count(requests.marketingCloud),
      ]
    }
    map["issues"] = .list(issues.map(\.document))
    return .map(map)
  }

  private var rowsDocument: DocumentValue {
    [
      "read": .count(rows.read), "exported": .count(rows.exported), "skipped": .count(rows.skipped),
      "skipped_by_reason": .counts(rows.skippedByReason), "emptied_by_reason": .counts(rows.emptiedByReason),
    ]
  }

  /// Amazon's counts are numbers; anything else it may send stays text.
  private var metricsDocument: DocumentValue {
    let metrics = metrics.sorted { $0.key < $1.key }
    return .map(DocumentMap(metrics.map { ($0.key, Double($0.value) == nil ? .text($0.value) : .number($0.value)) }))
  }

  private var secondsDocument: DocumentValue {
    .map(DocumentMap(seconds.sorted { $0.key < $1.key }.map { ($0.key, .seconds($0.value)) }))
  }
}

extension ExportReport.File {
  public var document: DocumentValue { ["key": .text(key), "bytes": .count(bytes), "rows": .count(rows)] }
}

extension Issue {
  /// The JSON form of an issue (DESIGN 4).
  public var document: DocumentValue {
    [
      "severity": .text(severity.rawValue), "code": .text(code.rawValue), "path": .text(path.description),
      "message": .text(message), "fix": .text(fix),
    ]
  }
}

extension DocumentValue {
  static func optional(_ text: String?) -> DocumentValue { text.map(DocumentValue.text) ?? .null }
  static func count(_ number: some BinaryInteger) -> DocumentValue { .number(String(number)) }

  static func counts(_ counts: [String: Int]) -> DocumentValue {
    .map(DocumentMap(counts.sorted { $0.key < $1.key }.map { ($0.key, .count($0.value)) }))
  }

  /// Milliseconds are precise enough for a person and keep the digits few.
  static func seconds(_ seconds: Double) -> DocumentValue {
    let milliseconds = Int((seconds * 1000).rounded())
    let fraction = String(milliseconds % 1000)
    return .number("\(milliseconds / 1000)." + String(repeating: "0", count: 3 - fraction.count) + fraction)
  }
}
