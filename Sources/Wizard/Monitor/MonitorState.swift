import ExportEngine
import Reporting
import Transport

/// What is known of a run from its events.
struct MonitorState: Sendable {
  enum StageState: Sendable, Hashable {
    case pending
    case underWay
    case done
    case failed
  }

  struct LogLine: Sendable, Hashable {
    let time: String
    let text: String
  }

  /// One file on its way to S3.
  struct FileLine: Sendable, Hashable {
    let number: Int
    var parts = 0
    var bytes = 0
    var isComplete = false
  }

  struct Retry: Sendable, Hashable {
    let notice: RetryNotice
    /// When the next attempt is sent.
    let until: Double
  }

  struct Remote: Sendable, Hashable {
    let status: String
    let since: Double
  }

  /// The most lines of the log kept.
  static let logCapacity = 500

  let activation: String
  var runID: String?
  /// What Amazon calls the upload, once it is posted.
  var uploadID: String?
  let startedAt: Double
  var finishedAt: Double?
  var stages: [ExportStage: StageState] = [:]
  var progress = ExportProgress()
  var bytesUploaded = 0
  var readRate = RateWindow()
  var rowRate = RateWindow()
  var uploadRate = RateWindow()
  var throughput = Throughput()
  var files: [FileLine] = []
  var retry: Retry?
  var remote: Remote?
  var log: [LogLine] = []
  var isStopping = false
  var report: ExportReport?
  /// The first line of the report in view.
  var reportTop = 0

  init(activation: String, startedAt: Double) {
    self.activation = activation
    self.startedAt = startedAt
  }

  var isFinished: Bool { report != nil }

  func state(of stage: ExportStage) -> StageState { stages[stage] ?? .pending }
}
