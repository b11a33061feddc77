/// The document of `run`, `dry-run` and `demo --headless` (DESIGN 4).
struct PrintedReport: Decodable {
  struct Rows: Decodable {
    let read: Int
    let exported: Int
    let skipped: Int
    let skippedByReason: [String: Int]
  }

  struct File: Decodable {
    let key: String
    let bytes: Int
    let rows: Int
  }

  struct Columns: Decodable {
    let matched: [String]
    let dropped: [String]
    let missing: [String]
  }

  struct Requests: Decodable {
    let login: Int
    let s3: Int
    let amc: Int
  }

  let runId: String
  let status: String
  let rows: Rows
  let files: [File]
  let manifestKey: String?
  let datasetCreated: Bool
  let uploadId: String?
  let columns: Columns?
  let requests: Requests?
  let deletionRequestIds: [String]?
  let audienceExecutionId: String?
  let remoteStatus: String?
  let issues: [PrintedIssue]
}

/// One issue of any document.
struct PrintedIssue: Decodable {
  let severity: String
  let code: String
  let path: String
  let message: String
  let fix: String

  var isError: Bool { severity == "error" }
  /// For a test's own message.
  var summary: String { "\(severity) \(code) at “\(path)”: \(message) \(fix)" }
}

/// Any document, looked at for its issues only.
struct PrintedIssues: Decodable {
  let issues: [PrintedIssue]
}
