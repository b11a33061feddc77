import Screen

/// The line that is typed, and below it what fits.
struct PickerView {
  let picker: Picker
  let width: Int
  let rows: Int
  let glyphs: Glyphs

  func block() -> TextBlock {
    var block = TextBlock()
    var query = picker.query
    let view = query.view(width: width - 3)
    block.add(
      StyledText("\(glyphs.current) ", .title).adding(
        view.text.padded(to: width - 3), Style(.plain, adding: .underline)))
    block.cursor = Point(row: 0, column: 2 + view.cursorColumn)
    var selection = picker.selection
    selection.update(count: picker.shown.count, rows: max(1, rows - 2))
    for index in selection.visible {
      block.add(
        TextBlock(lines: [line(picker.shown[index], index == selection.selected)]), click: .choosePicked(index))
    }
    if picker.shown.isEmpty { block.add(StyledText("  \(nothing)", .dim)) }
    block.add(remark(selection))
    return block
  }

  private var nothing: String {
    picker.takesTyped && !picker.query.isEmpty
      ? "nothing of that name is known; Enter takes it as typed" : "nothing fits"
  }

  /// Why the selected item cannot be chosen, or how many are left out.
  private func remark(_ selection: ListSelection) -> StyledText {
    if let reason = picker.selected?.disabledReason { return StyledText("\(glyphs.attention) \(reason)", .warning) }
    let hidden = picker.shown.count - selection.visible.count
    return StyledText(hidden > 0 ? "  \(hidden) more" : "", .dim)
  }

  private func line(_ item: Picker.Item, _ isSelected: Bool) -> StyledText {
    let isDisabled = item.disabledReason != nil
    let detail = isDisabled ? "\(glyphs.skipped) not now" : item.detail
    let keyWidth = min(12, max(item.keys.displayWidth, 0))
    let titleWidth = max(12, min(item.title.displayWidth, width - 4 - keyWidth))
    let room = width - 3 - titleWidth - keyWidth - 2
    let style: Style = isSelected ? .focus : isDisabled ? .dim : .plain
    return StyledText(isSelected ? "\(glyphs.current) " : "  ", .title)
      .adding(item.title.fitted(to: titleWidth, ellipsis: glyphs.ellipsis), style)
      .adding("  " + (room > 4 ? detail.fitted(to: room, ellipsis: glyphs.ellipsis) : ""), .dim)
      .adding(item.keys, .title)
  }
}
