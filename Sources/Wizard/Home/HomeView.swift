import ExportEngine
import Reporting
import Screen

/// The list of activations, what the selected one does, and what is running.
struct HomeView {
  /// Columns of “! 12 errors” and the like.
  private static let conditionWidth = 12

  let state: WizardState
  let glyphs: Glyphs

  func draw(_ frame: inout Frame, _ area: Rectangle) {
    let block = Rectangle(row: area.top, column: 1, rows: area.rows, columns: area.columns - 2)
    frame.buffer.box(block, glyphs: glyphs, title: "Activations")
    var inside = block.inset(rows: 1, columns: 2)
    guard let summaries = state.home.summaries else {
      frame.buffer.write("reading the home folder", at: inside.origin, style: .dim)
      return
    }
    guard let summary = state.home.selectedSummary else {
      frame.buffer.draw(emptyHome(inside.columns), in: inside, glyphs: glyphs)
      return
    }
    let running = inside.takeBottom(2)
    let details = inside.takeBottom(5)
    frame.buffer.divider(of: block, row: running.top - block.top, glyphs: glyphs, title: "Running now")
    frame.buffer.divider(of: block, row: details.top - block.top, glyphs: glyphs, title: summary.name)
    drawList(&frame, summaries, inside)
    _ = frame.buffer.draw(detailLines(summary, details.columns), in: below(details), glyphs: glyphs)
    frame.buffer.write(runLine, at: below(running).origin, width: inside.columns, glyphs: glyphs)
  }

  private func below(_ area: Rectangle) -> Rectangle {
    Rectangle(row: area.top + 1, column: area.left, rows: area.rows - 1, columns: area.columns)
  }

  // MARK: List

  private func drawList(_ frame: inout Frame, _ summaries: [ActivationSummary], _ area: Rectangle) {
    var selection = state.home.selection
    selection.update(count: summaries.count, rows: area.rows)
    for (row, index) in selection.visible.enumerated() {
      let isSelected = index == selection.selected
      let place = area.origin.offset(rows: row)
      frame.buffer.write(
        line(summaries[index], isSelected, area.columns), at: place, width: area.columns, glyphs: glyphs)
      if isSelected { frame.cursor = place.offset(columns: 2) }
    }
  }

  private func line(_ summary: ActivationSummary, _ isSelected: Bool, _ width: Int) -> StyledText {
    let spare = width - Self.conditionWidth - 2
    let scheduleWidth = width < 70 ? 0 : spare / 4
    let nameWidth = (spare - scheduleWidth) / 2
    let targetWidth = spare - scheduleWidth - nameWidth
    let schedule = summary.schedule.fitted(to: max(0, scheduleWidth - 2), ellipsis: glyphs.ellipsis)
    return StyledText(isSelected ? "\(glyphs.current) " : "  ", .title)
      .adding(summary.name.fitted(to: nameWidth - 2, ellipsis: glyphs.ellipsis), isSelected ? .focus : .plain)
      .adding("  " + summary.target.fitted(to: targetWidth - 2, ellipsis: glyphs.ellipsis))
      .adding(scheduleWidth > 0 ? "  \(schedule)" : "", .dim)
      .adding("  ").adding(condition(summary))
  }

  private func condition(_ summary: ActivationSummary) -> StyledText {
    let errors = summary.issues.errors.count
    if errors > 0 { return StyledText("\(glyphs.attention) \(NumberText.counted(errors, "error"))", .bad) }
    if let report = state.home.lastReports[summary.name] {
      let isDone = report.status == .succeeded
      let style: Style = isDone ? .good : report.status == .failed ? .bad : .warning
      return StyledText("\(isDone ? glyphs.done : glyphs.attention) \(report.status.words)", style)
    }
    return StyledText("\(glyphs.done) ready", .good)
  }

  // MARK: Below the list

  private func detailLines(_ summary: ActivationSummary, _ width: Int) -> TextBlock {
    var block = TextBlock()
    block.add(summary.flow)
    block.add(StyledText("schedule  ", .dim).adding(summary.schedule))
    if let report = state.home.lastReports[summary.name] {
      block.add(StyledText("last run  ", .dim).adding(lastRun(report)))
    } else if let issue = summary.issues.first {
      IssueLines(width: width, glyphs: glyphs).lines(issue, indentation: 0).forEach { block.add($0) }
    } else {
      block.add(StyledText("last run  ", .dim).adding("none since the program started"))
    }
    return block
  }

  private func lastRun(_ report: ExportReport) -> String {
    let rows = report.rows
    let separator = " \(glyphs.separator) "
    let parts = [
      "\(NumberText.grouped(rows.read)) read", "\(NumberText.grouped(rows.exported)) sent",
      "\(NumberText.grouped(rows.skipped)) skipped", report.remoteStatus,
      report.seconds["total"].map(NumberText.duration),
    ]
    return parts.compactMap(\.self).joined(separator: separator)
  }

  private var runLine: StyledText {
    guard let monitor = state.monitor, state.isRunning else { return StyledText("nothing", .dim) }
    let rows = NumberText.counted(monitor.progress.rowsRead, "row")
    return StyledText("\(glyphs.current) ", .title).adding(monitor.activation)
      .adding("  \(rows) read  \(NumberText.duration(monitor.elapsed(at: state.now)))", .dim)
      .adding("  w watch", .dim)
  }

  private func emptyHome(_ width: Int) -> TextBlock {
    var block = TextBlock()
    block.add("There is no activation yet.", .title)
    block.add(.blank)
    let choices = [
      ("n", "make an activation: a source, a data set and a connection to Amazon Marketing Cloud"),
      ("amc-export demo", "try everything on sample customers; nothing leaves this machine"),
    ]
    for (key, meaning) in choices {
      block.add(StyledText("  \(key)", .title))
      meaning.wrapped(to: width - 6).forEach { block.add("      \($0)") }
    }
    return block
  }
}
