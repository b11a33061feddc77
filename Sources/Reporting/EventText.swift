import ExportEngine

/// One event of a run as a line of narration; nil for events that come too often to be told one by one.
public enum EventText {
  public static func line(_ event: ExportEvent) -> String? {
    switch event {
    case .started(let run, let activation): "\(activation): run \(run)"
    case .resumed(let files, let parts, let rows):
      "going on: \(NumberText.counted(files, "file")) and \(NumberText.counted(parts, "part")) are in the bucket already, \(NumberText.counted(rows, "row")) need not be sent again"
    case .stageBegan(let stage): began(stage)
    case .stageEnded, .progressed, .issue, .finished: nil
    case .sourceStatus(let status): status
    case .datasetFound(let id): "data set \(id) exists, its columns agree"
    case .datasetCreated(let id): "data set \(id) created"
    case .partUploaded(let file, let part, let bytes): "file \(file), part \(part) uploaded, \(NumberText.bytes(bytes))"
    case .fileUploaded(let file):
      "\(file.key) uploaded, \(NumberText.counted(file.rows, "row")), \(NumberText.bytes(file.bytes))"
    case .retrying(let notice):
      "\(notice.purpose): \(notice.reason), attempt \(notice.attempt) of \(notice.attempts) in \(NumberText.duration(seconds(notice.delay)))"
    case .submitted(let id): "upload \(id) started"
    case .remoteStatus(let status): "Amazon: \(status)"
    case .fileRemoved(let key): "\(key) removed"
    }
  }

  private static func began(_ stage: ExportStage) -> String? {
    switch stage {
    case .read: "reading"
    case .encode, .upload, .submit: nil
    case .amazon: "waiting for Amazon"
    case .clean: "removing the uploaded files"
    }
  }

  static func seconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
  }
}
