import Activation
import ExportEngine
import Reporting
import Screen

/// Everything that is wrong, what the run will do, and what the dry run counted.
struct ReviewView {
  let editor: EditorState
  let width: Int
  let glyphs: Glyphs

  func block() -> TextBlock {
    var block = TextBlock()
    block.add(verdict)
    addIssues(&block)
    addPlan(&block)
    addDryRun(&block)
    block.add(.blank)
    block.add(StyledText(editor.commandLine, .dim))
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
      let text = "\(step): \(issue.message)"
      let lines = text.wrapped(to: width - 4)
      let start = block.lines.count
      for (row, line) in lines.enumerated() {
        let mark = row == 0 ? "\(isFocused ? glyphs.current : " ")\(glyphs.attention) " : "   "
        block.add(StyledText(mark, style).adding(line, isFocused ? .focus : .plain))
      }
      if isFocused { issue.fix.wrapped(to: width - 4).forEach { block.add("   \($0)", .dim) } }
      guard isFocused else { continue }
      block.focus = start..<block.lines.count
      block.cursor = Point(row: start, column: 3)
    }
  }

  private func addPlan(_ block: inout TextBlock) {
    guard let plan = editor.draft.validate().plan else { return }
    block.add(.blank)
    block.add("This run will", .title)
    for sentence in PlanSentences(plan: plan, report: currentReport).lines {
      for (row, line) in sentence.wrapped(to: width - 4).enumerated() { block.add((row == 0 ? "  " : "    ") + line) }
    }
  }

  /// The report of the present draft; an older one would lie.
  private var currentReport: ExportReport? {
    editor.dryRun.generation == editor.generation ? editor.dryRun.report : nil
  }

  private func addDryRun(_ block: inout TextBlock) {
    block.add(.blank)
    if editor.dryRun.isRunning {
      let rows = editor.dryRun.progress.map { NumberText.counted($0.rowsRead, "row") } ?? "0 rows"
      block.add(StyledText("\(glyphs.current) Dry run: \(rows) read", .dim))
    } else if let report = currentReport {
      dryRunLines(report).forEach { block.add($0) }
    } else {
      block.add("No dry run of this draft yet.", .dim)
    }
  }

  private func dryRunLines(_ report: ExportReport) -> [StyledText] {
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
