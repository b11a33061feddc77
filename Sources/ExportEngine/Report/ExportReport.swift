import Activation

/// What a dry run or a live run came to. Its JSON keys are stable (DESIGN 4).
public struct ExportReport: Sendable, Hashable {
  public enum Status: String, Sendable, Hashable {
    case succeeded
    case failed
    /// Posted, and Amazon is not done yet.
    case running
    case interrupted
    /// Stopped half-way with files in the bucket; `resume` continues.
    case paused
    /// Everything but sending was done.
    case dryRun = "dry_run"
  }

  public struct Rows: Sendable, Hashable {
    public var read = 0
    public var exported = 0
    public var skipped = 0
    public var skippedByReason: [String: Int] = [:]
    /// Identity cells that were sent empty, by reason; their rows were sent.
    public var emptiedByReason: [String: Int] = [:]
  }

  public struct Columns: Sendable, Hashable {
    public var matched: [String] = []
    public var dropped: [String] = []
    public var missing: [String] = []
  }

  public struct File: Sendable, Hashable {
    public let key: String
    public let bytes: Int
    public let rows: Int
  }

  /// How many requests go to each system; a forecast in a dry run.
  public struct Requests: Sendable, Hashable {
    public var login = 0
    public var objectStore = 0
    public var marketingCloud = 0
  }

  public var runID: String
  public var activation: String
  public var status: Status
  public var rows = Rows()
  public var columns = Columns()
  public var files: [File] = []
  public var manifestKey: String?
  public var datasetID: String?
  public var datasetCreated = false
  public var uploadID: String?
  public var remoteStatus: String?
  public var bytesUploaded = 0
  public var requests: Requests?
  /// Where the rejected rows are listed; nil when there are none.
  public var rejectsPath: String?
  /// Seconds by stage, and `total`.
  public var seconds: [String: Double] = [:]
  public var issues: [Issue] = []

  public init(runID: String, activation: String, status: Status) {
    self.runID = runID
    self.activation = activation
    self.status = status
  }
}
