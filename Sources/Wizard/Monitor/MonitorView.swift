import ExportEngine
import Reporting
import Screen

/// A run while it goes on, and its report when it is over.
struct MonitorView {
  let monitor: MonitorState
  let now: Moment
  let glyphs: Glyphs

  var elapsed: StyledText {
    StyledText("\(NumberText.duration(monitor.elapsed(at: now))) elapsed", .dim)
  }

  func draw(_ picture: inout Picture, _ area: Rectangle) {
    var area = area.inset(columns: 1)
    for stage in ExportStage.allCases {
      let line = StageLine(monitor: monitor, now: now, width: area.columns, glyphs: glyphs).line(stage)
      picture.buffer.write(line, at: area.takeTop(1).origin, width: area.columns, glyphs: glyphs)
    }
    if let report = monitor.report {
      drawReport(&picture, report, area)
    } else {
      drawProgress(&picture, area)
    }
  }

  private func drawReport(_ picture: inout Picture, _ report: ExportReport, _ area: Rectangle) {
    var area = area
    let line = area.takeTop(1).origin
    picture.buffer.horizontalLine(at: line, length: area.columns, glyphs: glyphs)
    picture.buffer.write(verdict(report), at: area.takeTop(1).origin, width: area.columns, glyphs: glyphs)
    var block = TextBlock()
    for text in ReportText.lines(report).dropFirst() {
      text.wrappedKeepingLabel(to: area.columns - 1).forEach { block.add($0) }
    }
    picture.draw(block, in: area, glyphs: glyphs, top: monitor.reportTop)
    picture.cursor = line.offset(rows: 1)
  }

  private func verdict(_ report: ExportReport) -> StyledText {
    switch report.status {
    case .succeeded: StyledText("\(glyphs.done) Done.", .good)
    case .failed: StyledText("\(glyphs.attention) Failed: \(report.issues.errors.first?.message ?? "")", .bad)
    case .interrupted:
      StyledText("\(glyphs.attention) Stopped. What was uploaded and not posted was removed.", .warning)
    case .running: StyledText("\(glyphs.current) Posted; Amazon is not done yet.", .warning)
    case .dryRun: StyledText("\(glyphs.done) Dry run; nothing was sent.", .good)
    }
  }

  private func drawProgress(_ picture: inout Picture, _ area: Rectangle) {
    var area = area
    for line in facts(files: max(1, min(4, area.rows / 4))) {
      picture.buffer.write(line, at: area.takeTop(1).origin, width: area.columns, glyphs: glyphs)
    }
    picture.buffer.horizontalLine(at: area.takeTop(1).origin, length: area.columns, glyphs: glyphs)
    for line in monitor.log.suffix(area.rows) {
      let text = StyledText("\(line.time) ", .dim).adding(line.text)
      picture.buffer.write(text, at: area.takeTop(1).origin, width: area.columns, glyphs: glyphs)
    }
    picture.cursor = Point(row: 1, column: 1)
  }

  private func facts(files: Int) -> [StyledText] {
    var lines = [throughputLine] + monitor.files.suffix(files).map(fileLine)
    if let retry = monitor.retry { lines.append(retryLine(retry)) }
    let progress = monitor.progress
    let reasons = ReportText.counts(progress.skippedByReason).map { "   \($0)" } ?? ""
    lines.append(StyledText("skipped \(NumberText.grouped(progress.rowsSkipped))", .dim).adding(reasons))
    if monitor.isStopping {
      lines.append(StyledText("\(glyphs.attention) stopping; removing what was uploaded and not posted", .warning))
    }
    return lines
  }

  private func fileLine(_ file: MonitorState.FileLine) -> StyledText {
    let mark = file.isComplete ? StyledText("\(glyphs.done) ", .good) : StyledText("\(glyphs.current) ", .title)
    let parts = file.parts > 8 ? "\(glyphs.done)" : String(repeating: "\(glyphs.done) ", count: file.parts)
    let ahead = file.isComplete ? "" : file.parts > 8 ? " \(glyphs.current)" : String(glyphs.current)
    return mark.adding("file \(file.number)").tab(to: 12)
      .adding("\(NumberText.counted(file.parts, "part")), \(NumberText.bytes(file.bytes))", .dim).tab(to: 36)
      .adding(parts, .good).adding(ahead, .title)
  }

  /// Bytes read a second over the last minute, as a small chart.
  private var throughputLine: StyledText {
    let bars = monitor.throughput.bars(of: glyphs.chart)
    let peak = monitor.throughput.peak.map { ", at most \(NumberText.bytes(Int($0)))/s" } ?? ""
    return StyledText("speed", .dim).tab(to: 12).adding(bars.isEmpty ? String(glyphs.dash) : bars)
      .adding(bars.isEmpty ? "" : "  last minute\(peak)", .dim)
  }

  private func retryLine(_ retry: MonitorState.Retry) -> StyledText {
    let left = retry.until - now.seconds
    let wait = left > 0 ? "in \(NumberText.duration(left))" : "now"
    let notice = retry.notice
    return StyledText("\(glyphs.attention) \(notice.purpose): \(notice.reason)", .warning)
      .adding(", attempt \(notice.attempt) of \(notice.attempts) \(wait)", .dim)
  }
}

extension String {
  /// Long lines of a report go on below, indented.
  fileprivate func wrappedKeepingLabel(to columns: Int) -> [String] {
    guard displayWidth > columns else { return [self] }
    let indentation = String(prefix { $0 == " " })
    let hanging = indentation.isEmpty ? "  " : indentation + String(repeating: " ", count: 16)
    let first = prefix(columns: columns)
    let cut = first.lastIndex(of: " ").flatMap { $0 > index(startIndex, offsetBy: 20) ? $0 : nil } ?? first.endIndex
    let rest = self[cut...].drop { $0 == " " }
    return [String(self[..<cut])] + rest.wrapped(to: max(10, columns - hanging.count)).map { hanging + $0 }
  }
}
