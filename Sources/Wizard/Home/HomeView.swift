import ExportEngine
import Reporting
import Screen

/// The list of activations, what the selected one does, and what is running.
struct HomeView {
  /// Columns of “! 12 errors” and the like.
  private static let conditionWidth = 12

  let state: WizardState
  let glyphs: Glyphs

  func draw(_ picture: inout Picture, _ area: Rectangle) {
    let block = Rectangle(row: area.top, column: 1, rows: area.rows, columns: area.columns - 2)
    picture.buffer.box(block, glyphs: glyphs, title: title)
    var inside = block.inset(rows: 1, columns: 2)
    guard let summaries = state.home.summaries else {
      picture.buffer.write("reading the home folder", at: inside.origin, style: .dim)
      return
    }
    guard !state.home.isEmpty else {
      picture.cursor = picture.draw(emptyHome(inside.columns), in: inside, glyphs: glyphs)
      return
    }
    let running = inside.takeBottom(2)
    let details = inside.takeBottom(5)
    picture.buffer.divider(of: block, row: running.top - block.top, glyphs: glyphs, title: "Running now")
    let summary = state.home.selectedSummary
    picture.buffer.divider(of: block, row: details.top - block.top, glyphs: glyphs, title: summary?.name ?? "")
    drawList(&picture, summaries, inside)
    if let summary { picture.draw(detailLines(summary, details.columns), in: below(details), glyphs: glyphs) }
    picture.buffer.write(runLine, at: below(running).origin, width: inside.columns, glyphs: glyphs)
  }

  private var title: String {
    guard state.home.filter.isActive, !state.home.filter.isTyping else { return "Activations" }
    return "Activations with \(state.home.filter.text)"
  }

  private func below(_ area: Rectangle) -> Rectangle {
    Rectangle(row: area.top + 1, column: area.left, rows: area.rows - 1, columns: area.columns)
  }

  // MARK: List

  private func drawList(_ picture: inout Picture, _ summaries: [ActivationSummary], _ area: Rectangle) {
    var selection = state.home.selection
    selection.update(count: summaries.count, rows: area.rows)
    if summaries.isEmpty {
      picture.buffer.write("nothing has these words; Esc shows all", at: area.origin, style: .dim)
    }
    for (row, index) in selection.visible.enumerated() {
      let isSelected = index == selection.selected
      let place = area.origin.offset(rows: row)
      picture.buffer.write(
        line(summaries[index], isSelected, area.columns), at: place, width: area.columns, glyphs: glyphs)
      picture.add(
        .selectInList(index), at: Rectangle(row: place.row, column: place.column, rows: 1, columns: area.columns))
      if isSelected { picture.cursor = place.offset(columns: 2) }
    }
    picture.buffer.markHidden(summaries.count, selection.top, area, glyphs)
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

  /// The three ways to begin, as a list.
  private func emptyHome(_ width: Int) -> TextBlock {
    var block = TextBlock()
    block.add("There is no activation yet. Begin with", .title)
    block.add(.blank)
    for (number, beginning) in HomeState.Beginning.allCases.enumerated() {
      let isSelected = state.home.selection.selected == number
      var lines = TextBlock()
      lines.add(
        StyledText(isSelected ? "\(glyphs.current) " : "  ", .title).adding("\(beginning.key)  ", .title)
          .adding(beginning.title, isSelected ? .focus : .plain))
      beginning.meaning.wrapped(to: width - 7).forEach { lines.add("     \($0)", .dim) }
      if isSelected { lines.cursor = Point(row: 0, column: 2) }
      block.add(lines, isFocused: isSelected, click: .selectInList(number))
      block.add(.blank)
    }
    return block
  }
}

extension HomeState.Beginning {
  fileprivate var key: String {
    switch self {
    case .demo: "t"
    case .connect: "n"
    case .importFile: "i"
    }
  }

  fileprivate var title: String {
    switch self {
    case .demo: "Try the demo"
    case .connect: "Connect to Amazon Marketing Cloud"
    case .importFile: "Take in a workflow or an activation file"
    }
  }

  fileprivate var meaning: String {
    switch self {
    case .demo: "sample customers on stand-ins of this machine; nothing leaves it"
    case .connect: "a new activation: where the rows are, what Amazon gets, and how to reach it"
    case .importFile: "a copy goes into the home folder; the file itself stays as it is"
    }
  }
}
