import ExportEngine
import Reporting

extension MonitorState {
  mutating func receive(_ event: ExportEvent, at now: Moment) {
    note(event, at: now)
    switch event {
    case .started(let run, _): runID = run
    case .stageBegan(let stage):
      retry = nil
      stages[stage] = .underWay
      if stage == .amazon, remote == nil { remote = Remote(status: "SUBMITTED", since: now.seconds) }
    case .stageEnded(let stage):
      retry = nil
      stages[stage] = .done
    case .progressed(let progress): advance(progress, now)
    case .partUploaded(let file, _, let bytes): addPart(of: file, bytes, now)
    case .fileUploaded: completeFiles()
    case .retrying(let notice):
      let seconds = Double(notice.delay.components.seconds) + Double(notice.delay.components.attoseconds) / 1e18
      retry = Retry(notice: notice, until: now.seconds + seconds)
    case .remoteStatus(let status):
      retry = nil
      remote = Remote(status: status, since: now.seconds)
    case .finished(let report): finish(report, now)
    case .submitted(let id):
      retry = nil
      uploadID = id
    case .sourceStatus, .datasetFound, .datasetCreated, .fileRemoved: retry = nil
    case .issue: break
    }
  }

  private mutating func note(_ event: ExportEvent, at now: Moment) {
    var line = EventText.line(event)
    if case .issue(let issue) = event { line = "\(issue.severity.rawValue): \(issue.message)" }
    guard let line else { return }
    log.append(LogLine(time: now.timeOfDay, text: line))
    if log.count > Self.logCapacity { log.removeFirst() }
  }

  private mutating func advance(_ progress: ExportProgress, _ now: Moment) {
    self.progress = progress
    readRate.add(Double(progress.bytesRead), at: now.seconds)
    throughput.add(progress.bytesRead, at: now.seconds)
    rowRate.add(Double(progress.rowsRead), at: now.seconds)
  }

  private mutating func addPart(of file: Int, _ bytes: Int, _ now: Moment) {
    retry = nil
    bytesUploaded += bytes
    uploadRate.add(Double(bytesUploaded), at: now.seconds)
    let index = files.firstIndex { $0.number == file } ?? files.endIndex
    if index == files.endIndex { files.append(FileLine(number: file)) }
    files[index].parts += 1
    files[index].bytes += bytes
    for earlier in files.indices where files[earlier].number < file { files[earlier].isComplete = true }
  }

  /// Files are told complete when all of them are.
  private mutating func completeFiles() {
    for index in files.indices { files[index].isComplete = true }
  }

  private mutating func finish(_ report: ExportReport, _ now: Moment) {
    self.report = report
    finishedAt = now.seconds
    retry = nil
    if let status = report.remoteStatus, status != remote?.status {
      remote = Remote(status: status, since: now.seconds)
    }
    for (stage, state) in stages where state == .underWay {
      stages[stage] = Self.ending(report.status)
    }
  }

  /// What becomes of a stage that was under way.
  private static func ending(_ status: ExportReport.Status) -> StageState {
    switch status {
    case .succeeded, .dryRun: .done
    case .running: .underWay
    case .failed, .interrupted: .failed
    }
  }
}

extension MonitorState {
  func elapsed(at now: Moment) -> Double { (finishedAt ?? now.seconds) - startedAt }

  /// Seconds until all is read; nil while unknown.
  var readSecondsLeft: Double? {
    guard state(of: .read) == .underWay, let total = progress.bytesTotal else { return nil }
    return readRate.secondsLeft(Double(total - progress.bytesRead))
  }

  /// Seconds until all is uploaded; known only once all is encoded.
  var uploadSecondsLeft: Double? {
    guard state(of: .upload) == .underWay, state(of: .encode) == .done else { return nil }
    return uploadRate.secondsLeft(Double(progress.bytesEncoded - bytesUploaded))
  }

  /// How much of what is encoded so far is uploaded, 0 to 1.
  var uploadFraction: Double? {
    guard progress.bytesEncoded > 0 else { return nil }
    return min(1, Double(bytesUploaded) / Double(progress.bytesEncoded))
  }
}
