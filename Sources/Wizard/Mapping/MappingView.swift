import Activation
import ExportEngine
import Reporting
import Screen

/// The columns from source to field, and below them the first rows as they were read and as they are sent.
struct MappingView {
  let editor: EditorState
  let glyphs: Glyphs
  var mapping: MappingState { editor.mapping }

  func draw(_ picture: inout Picture, _ area: Rectangle) {
    var area = area
    picture.buffer.write(summary(area.columns), at: area.origin, width: area.columns, glyphs: glyphs)
    _ = area.takeTop(1)
    drawIssues(&picture, &area)
    guard !mapping.columns.isEmpty else {
      picture.draw(noPreview(area.columns), in: area, glyphs: glyphs)
      return
    }
    let details = 5
    let forTables = max(4, area.rows - 1 - details - 2)
    let columnRows = min(max(1, mapping.shownColumns.count), max(2, (forTables + 1) / 2))
    MappingColumnsView(editor: editor, glyphs: glyphs).draw(&picture, area.takeTop(1 + columnRows))
    CellDetailView(mapping: mapping, glyphs: glyphs).draw(&picture, area.takeTop(details))
    PreviewRowsView(mapping: mapping, glyphs: glyphs).draw(&picture, area)
  }

  private func summary(_ width: Int) -> StyledText {
    let strings = editor.draft.activation["output_mapping.strings" as FieldPath]?.list?.count ?? 0
    let renamed = editor.draft.activation["output_mapping.columns" as FieldPath]?.list?.count ?? 0
    let left = StyledText(editor.exportsAllColumns ? "[x]" : "[ ]", .title).adding(" all columns")
      .adding("   \(renamed) listed   \(NumberText.counted(strings, "string"))", .dim)
    let state = mapping.isLoading ? "reading" : NumberText.counted(mapping.rows.count, "row")
    let age = mapping.isOutdated ? StyledText("\(glyphs.attention) of an earlier draft   ", .warning) : .blank
    let right = age.adding("\(state)   \(mapping.isMasked ? "masked" : "unmasked")", .dim)
    return left.tab(to: width - right.width).adding(right)
  }

  /// At most two lines; the review has them all.
  private func drawIssues(_ picture: inout Picture, _ area: inout Rectangle) {
    let issues = editor.issues(of: Field.Step.mapping).sorted { $0.severity == .error && $1.severity != .error }
    for issue in issues.prefix(2) {
      let line = IssueLines(width: area.columns, glyphs: glyphs).brief(issue)
      picture.buffer.write(line, at: area.takeTop(1).origin, width: area.columns, glyphs: glyphs)
    }
  }

  private func noPreview(_ width: Int) -> TextBlock {
    var block = TextBlock()
    guard let report = mapping.report, !mapping.isLoading else {
      block.add("reading the first rows", .dim)
      return block
    }
    block.add("No preview yet. First:", .title)
    let issues = report.issues.errors
    for issue in issues { IssueLines(width: width, glyphs: glyphs).lines(issue).forEach { block.add($0) } }
    return block
  }
}
