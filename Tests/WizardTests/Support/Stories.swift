import Activation
import Documents
@testable import ExportEngine
import Screen

@testable import Transport
@testable import Wizard

/// Situations that several tests begin with.
enum Stories {
  static var files: [DraftFile] {
    let broken = Sample.file {
      $0.activation["activation"] = "lapsed-buyers"
      $0.activation["result_settings.bucket" as FieldPath] = nil
      $0.activation["schedule.cron" as FieldPath] = "0 0 * * *"
    }
    return [
      DraftFile(draft: broken.draft, path: "/home/invented/activations/lapsed-buyers.yaml"), Sample.file,
    ]
  }

  /// From the review into a run that has read 84 % and waits before another attempt.
  static func runHalfWay() -> Session {
    var session = Session(opening: Sample.file)
    session.go(to: .review)
    session.press(.character("r"))
    session.happen(
      .started(run: "20261124t170403-0a1b2c", activation: "loyalty-purchases"), .datasetFound(id: "loyalty_v1"),
      .stageBegan(.read), .stageBegan(.encode), .stageBegan(.upload), .progressed(progress(0)))
    session.wait(40)
    session.happen(
      .progressed(progress(84)), .partUploaded(file: 1, part: 1, bytes: 33_554_432),
      .partUploaded(file: 1, part: 2, bytes: 12_000_000), .partUploaded(file: 2, part: 1, bytes: 33_554_432),
      .retrying(
        RetryNotice(purpose: "upload part 2", reason: "HTTP 503", attempt: 2, attempts: 5, delay: .seconds(4))))
    session.wait(1)
    session.program.tick()
    return session
  }

  static func submit(_ session: inout Session) {
    session.happen(
      .progressed(progress(100)), .partUploaded(file: 2, part: 2, bytes: 30_891_136),
      .fileUploaded(.init(key: "td/loyalty/loyalty_1.csv.gz", bytes: 45_554_432, rows: 4_100_000)),
      .fileUploaded(.init(key: "td/loyalty/loyalty_2.csv.gz", bytes: 64_445_568, rows: 5_800_000)),
      .stageEnded(.read), .stageEnded(.encode), .stageEnded(.upload), .stageBegan(.submit),
      .datasetCreated(id: "loyalty_v1"), .submitted(uploadID: "5f384873"), .stageEnded(.submit), .stageBegan(.amazon),
      .remoteStatus("RUNNING"))
  }

  static func progress(_ percent: Int) -> ExportProgress {
    var progress = ExportProgress()
    progress.rowsRead = 100_000 * percent
    progress.rowsExported = 99_000 * percent
    progress.rowsSkipped = 1000 * percent
    progress.skippedByReason = percent == 0 ? [:] : ["null_value": 900 * percent, "not_a_time": 100 * percent]
    progress.bytesRead = Int64(9_410_000 * percent)
    progress.bytesTotal = 941_000_000
    progress.bytesEncoded = 1_100_000 * percent
    return progress
  }

  static func report(_ status: ExportReport.Status) -> ExportReport {
    var report = ExportReport(runID: "20261124t170403-0a1b2c", activation: "loyalty-purchases", status: status)
    report.rows.read = 48_112
    report.rows.exported = 47_960
    report.rows.skipped = 152
    report.rows.skippedByReason = ["null_value": 140, "not_a_time": 12]
    report.columns.matched = ["email", "first_name", "zip", "bought_at", "amount"]
    report.columns.dropped = ["notes"]
    report.datasetID = "loyalty_v1"
    report.datasetCreated = status == .succeeded
    report.seconds = ["encode": 12.3, "amazon": 50, "total": 64]
    guard status != .dryRun else {
      report.files = [.init(key: "td/loyalty/loyalty_1.csv.gz", bytes: 6_100_000, rows: 47_960)]
      report.requests = .init(login: 1, objectStore: 4, marketingCloud: 6)
      return report
    }
    report.uploadID = "5f384873"
    report.remoteStatus = "SUCCEEDED"
    return report
  }
}

extension Session {
  /// Answers what the wizard asked for, with the engine on the sample's rows.
  mutating func answer(with folder: SampleFolder) async {
    for request in takeRequests() {
      switch request {
      case .validate(let file, let generation):
        receive(.validated(await folder.engine.validate(file), generation: generation))
      case .preview(let file, let generation):
        receive(.previewed(await folder.engine.preview(file), generation: generation))
      case .dryRun(_, let generation): receive(.dryRan(Stories.report(.dryRun), generation: generation))
      case .save(let file, let documents): receive(.saved(path: file.path, documents: documents, failure: nil))
      case .list, .load, .create, .duplicate, .delete, .importFile, .reconnect, .keep, .forget, .cancelDryRun, .run,
        .cancelRun, .readRejects:
        break
      }
    }
  }
}
