import Activation
import ExportEngine
import Reporting
import Screen

/// Everything that is wrong, what the run will do, and what the dry run counted.
struct ReviewView {
  /// The parts below the issues; the focus walks over them, so that a small screen scrolls through all.
  static let sections = 3

  let editor: EditorState
  let width: Int
  let glyphs: Glyphs

  func block() -> TextBlock {
    var block = TextBlock()
    block.add(verdict)
    addIssues(&block)
    let parts = [planLines, dryRunLines, [StyledText(editor.commandLine, .dim)]]
    for (number, lines) in parts.enumerated() where !lines.isEmpty {
      block.add(.blank)
      let isFocused = editor.reviewRow == editor.issues.count + number && editor.region == .content
      block.add(TextBlock(lines: lines, cursor: isFocused ? .zero : nil), isFocused: isFocused)
    }
    return block
  }

  private var verdict: StyledText {
    let summary = IssueText.summary(editor.issues)
    if editor.issues.hasErrors { return StyledText("\(glyphs.attention) Not ready: \(summary).", .bad) }
    let checking = editor.isChecking ? " Looking at the source." : ""
    if editor.issues.isEmpty { return StyledText("\(glyphs.done) Ready.\(checking)", .good) }
    return StyledText("\(glyphs.done) Ready, with \(summary).\(checking)", .good)
  }

  private func addIssues(_ block: inout TextBlock) {
    for (number, issue) in editor.issues.enumerated() {
      let isFocused = number == editor.reviewRow && editor.region == .content
      let step = Field.Step(of: issue).rawValue
      let style: Style = issue.severity == .error ? .bad : .warning
      let text = issue.severity == .error ? "\(step): \(issue.message)" : "\(step), a warning: \(issue.message)"
      let lines = text.wrapped(to: width - 4)
      let start = block.lines.count
      for (row, line) in lines.enumerated() {
        let mark = row == 0 ? "\(isFocused ? glyphs.current : " ")\(glyphs.attention) " : "   "
        block.add(StyledText(mark, style).adding(line, isFocused ? .focus : .plain))
      }
      if isFocused { issue.fix.wrapped(to: width - 4).forEach { block.add("   \($0)", .dim) } }
      block.click(start..<block.lines.count, .selectIssue(number))
      guard isFocused else { continue }
      block.focus = start..<block.lines.count
      block.cursor = Point(row: start, column: 3)
    }
  }

  private var planLines: [StyledText] {
    guard let plan = editor.draft.validate().plan else { return [] }
    let sentences = PlanSentences(plan: plan, report: currentReport).lines
    return [StyledText("This run will", .title)]
      + sentences.flatMap { sentence in
        sentence.wrapped(to: width - 4).enumerated().map { StyledText(($0 == 0 ? "  " : "    ") + $1) }
      }
  }

  /// The report of the present draft; an older one would lie.
  private var currentReport: ExportReport? {
    editor.dryRun.generation == editor.generation ? editor.dryRun.report : nil
  }

  private var dryRunLines: [StyledText] {
    if editor.dryRun.isRunning {
      let rows = editor.dryRun.progress.map { NumberText.counted($0.rowsRead, "row") } ?? "0 rows"
      return [StyledText("\(glyphs.current) Dry run: \(rows) read", .dim)]
    }
    return currentReport.map(lines) ?? [StyledText("No dry run of this draft yet.", .dim)]
  }

  private func lines(_ report: ExportReport) -> [StyledText] {
    guard report.status == .dryRun else {
      let issue = report.issues.errors.first
      return [StyledText("\(glyphs.attention) Dry run \(report.status.words): \(issue?.message ?? "")", .bad)]
        + (issue.map { [StyledText("  \($0.fix)", .dim)] } ?? [])
    }
    let rows = report.rows
    var lines = [
      labelled("Dry run", "\(NumberText.grouped(rows.read)) read, \(NumberText.grouped(rows.exported)) to send")
    ]
    let reasons = ReportText.counts(rows.skippedByReason).map { ": \($0)" } ?? ""
    lines += wrapped("Skipped", "\(NumberText.grouped(rows.skipped))\(reasons)")
    if let emptied = ReportText.counts(rows.emptiedByReason) { lines += wrapped("Sent empty", emptied) }
    if !report.columns.dropped.isEmpty { lines += wrapped("Dropped", report.columns.dropped.joined(separator: ", ")) }
    if !report.columns.missing.isEmpty { lines += wrapped("Missing", report.columns.missing.joined(separator: ", ")) }
    if let requests = report.requests {
      let text =
        "\(requests.login) to login, \(requests.objectStore) to S3, \(requests.marketingCloud) to Marketing Cloud"
      lines += wrapped("Requests", text)
    }
    return lines
  }

  private func labelled(_ label: String, _ text: String) -> StyledText {
    StyledText(label.padded(to: 12), .dim).adding(text)
  }

  private func wrapped(_ label: String, _ text: String) -> [StyledText] {
    text.wrapped(to: width - 13).enumerated().map { labelled($0 == 0 ? label : "", $1) }
  }
}
