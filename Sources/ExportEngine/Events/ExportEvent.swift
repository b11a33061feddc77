import Activation
import Transport

/// What happens during a run. Screen, text, NDJSON and log are consumers of these same events (DESIGN 2).
///
/// No event holds a secret or a person's data.
public enum ExportEvent: Sendable, Hashable {
  case started(run: String, activation: String)
  /// A run goes on: whole files, parts of the next one, and rows that need not be sent again.
  case resumed(files: Int, parts: Int, rows: Int)
  case stageBegan(ExportStage)
  case stageEnded(ExportStage)
  /// What a remote source says about its query.
  case sourceStatus(String)
  case progressed(ExportProgress)
  /// A data set was found at AMC, and its columns agree.
  case datasetFound(id: String)
  case datasetCreated(id: String)
  case partUploaded(file: Int, part: Int, bytes: Int)
  case fileUploaded(ExportReport.File)
  case retrying(RetryNotice)
  case submitted(uploadID: String)
  case remoteStatus(String)
  case fileRemoved(key: String)
  case issue(Issue)
  case finished(ExportReport)
}

/// Rows and bytes so far.
public struct ExportProgress: Sendable, Hashable {
  public var rowsRead = 0
  public var rowsExported = 0
  public var rowsSkipped = 0
  public var skippedByReason: [String: Int] = [:]
  /// Bytes of the source, as stored.
  public var bytesRead: Int64 = 0
  /// Nil when the size of the source is unknown.
  public var bytesTotal: Int64?
  /// Compressed bytes made so far.
  public var bytesEncoded = 0
  public var bytesUploaded = 0

  public init() {}

  /// How much of the source is read, 0 to 1; nil when unknown.
  public var fraction: Double? {
    guard let bytesTotal, bytesTotal > 0 else { return nil }
    return min(1, Double(bytesRead) / Double(bytesTotal))
  }
}
