import Activation
import Screen

/// The whole screen: a title line, the content, a line for what is to be said here, and the keys.
struct WizardView {
  let state: WizardState
  let size: Size
  let glyphs: Glyphs

  func picture() -> Picture {
    guard size.holds(.floor) else { return TooSmallView(size: size).picture() }
    var area = Rectangle(size)
    var picture = Picture(CellBuffer(size))
    let title = area.takeTop(1)
    let keys = area.takeBottom(1)
    let remark = area.takeBottom(1)
    drawTitle(&picture.buffer, title)
    drawContent(&picture, area)
    drawRemark(&picture, remark)
    drawOverlay(&picture, area)
    drawKeys(&picture, keys)
    return picture
  }

  private func drawContent(_ picture: inout Picture, _ area: Rectangle) {
    switch state.place {
    case .home: HomeView(state: state, glyphs: glyphs).draw(&picture, area)
    case .monitor:
      if let monitor = state.monitor {
        MonitorView(monitor: monitor, now: state.now, glyphs: glyphs).draw(&picture, area)
      }
    case .activation: if let editor = state.editor { StepView(editor: editor, glyphs: glyphs).draw(&picture, area) }
    }
  }

  private func drawOverlay(_ picture: inout Picture, _ area: Rectangle) {
    guard let overlay = state.overlay else { return }
    OverlayView(state: state, glyphs: glyphs).draw(overlay, &picture, area)
  }
}

// MARK: The lines above and below

extension WizardView {
  private func drawTitle(_ buffer: inout CellBuffer, _ area: Rectangle) {
    let mark = " \(glyphs.current) "
    var line = StyledText(" amc-export", .title)
    for part in path { line = line.adding(mark, .dim).adding(part, .title) }
    let side = remarkOfTitle
    let room = area.columns - side.width - 3
    buffer.write(line, at: area.origin, width: room, glyphs: glyphs)
    buffer.write(side, at: Point(row: area.top, column: area.right - side.width - 1), width: side.width, glyphs: glyphs)
  }

  private var path: [String] {
    switch state.place {
    case .home: []
    case .activation: state.editor.map { [$0.name, $0.step.rawValue] } ?? []
    case .monitor: state.monitor.map { [$0.activation, "run \($0.runID ?? "")"] } ?? []
    }
  }

  private var remarkOfTitle: StyledText {
    switch state.place {
    case .home: StyledText(state.isRunning ? "\(glyphs.current) running" : "", .dim)
    case .monitor: state.monitor.map { MonitorView(monitor: $0, now: state.now, glyphs: glyphs).elapsed } ?? .blank
    case .activation: state.editor.map(saving) ?? .blank
    }
  }

  private func saving(_ editor: EditorState) -> StyledText {
    switch editor.saving {
    case .unchanged: .blank
    case .underWay: StyledText("saving", .dim)
    case .saved(let time): StyledText("saved \(time)", .dim)
    case .failed: StyledText("\(glyphs.attention) not saved", .bad)
    }
  }

  private func drawRemark(_ picture: inout Picture, _ area: Rectangle) {
    let line: StyledText
    if state.overlay == nil, let filter = state.filterBeingTyped {
      picture.cursor = drawFilter(filter, &picture.buffer, area)
      return
    }
    if let notice = state.notice {
      let mark = notice.kind == .good ? glyphs.done : glyphs.attention
      line = StyledText(" \(mark) \(notice.text)", notice.kind == .good ? .good : .bad)
    } else {
      line = StyledText(" ").adding(
        state.place == .activation && state.overlay == nil ? state.editor?.remark ?? "" : "", .dim)
    }
    picture.buffer.write(line, at: area.origin, width: area.columns - 1, glyphs: glyphs)
  }

  /// - Returns: where the cursor stands in the words that are typed.
  private func drawFilter(_ filter: ListFilter, _ buffer: inout CellBuffer, _ area: Rectangle) -> Point {
    var editor = filter.editor
    let view = editor.view(width: area.columns - 12)
    let line = StyledText(" filter ", .dim).adding(
      view.text.padded(to: area.columns - 12), Style(.plain, adding: .underline))
    buffer.write(line, at: area.origin, width: area.columns - 1, glyphs: glyphs)
    return area.origin.offset(columns: 8 + view.cursorColumn)
  }

  private func drawKeys(_ picture: inout Picture, _ area: Rectangle) {
    var line = StyledText(" ")
    for (number, binding) in fitting(KeyTable.line(in: state.context), area.columns - 1).enumerated() {
      line = line.adding(number == 0 ? "" : Self.gap)
      let start = line.width
      line = line.adding(binding.label, .title).adding(" \(binding.title)", .dim)
      let place = Rectangle(row: area.top, column: area.left + start, rows: 1, columns: line.width - start)
      if let key = binding.keys.first { picture.add(.press(key), at: place) }
    }
    picture.buffer.write(line, at: area.origin, width: area.columns, glyphs: glyphs)
  }

  private static let gap = "   "

  /// The help is where the keys are that find no room, so it keeps its own.
  private func fitting(_ bindings: [KeyBinding], _ columns: Int) -> [KeyBinding] {
    func width(_ binding: KeyBinding) -> Int {
      binding.label.displayWidth + 1 + binding.title.displayWidth + Self.gap.count
    }
    let help = bindings.first { $0.command == .help }
    var room = columns + Self.gap.count - (help.map(width) ?? 0)
    return bindings.filter { binding in
      guard binding.command != .help else { return true }
      guard width(binding) <= room else { return false }
      room -= width(binding)
      return true
    }
  }
}

extension EditorState {
  /// What the focused field is for.
  var remark: String {
    if let document {
      guard let problem = document.problem else { return document.field.help }
      return "Not taken. Esc again gives the text up; \(problem.reason)"
    }
    if step == .mapping { return mapping.remark }
    if region == .rail { return step.purpose }
    if focusedField?.isDefinition == true, definitionRowCount > 0 { return definitionRemark }
    guard let field = focusedField else { return step.purpose }
    guard field.kind != .toggle, let value = chosenOption(field),
      let option = field.options.first(where: { $0.value == value })
    else { return field.help }
    return "\(option.value): \(option.meaning)"
  }
}

extension WizardState {
  /// The filter of the list in view while its words are typed.
  var filterBeingTyped: ListFilter? {
    switch place {
    case .home: home.filter.isTyping ? home.filter : nil
    case .activation: editor.flatMap { $0.step == .mapping && $0.mapping.filter.isTyping ? $0.mapping.filter : nil }
    case .monitor: nil
    }
  }
}

extension MappingState {
  /// How the focused column was matched and whether its type fits, or what the step is for.
  var remark: String {
    guard pane == .columns, let column = focusedColumn else { return Field.Step.mapping.purpose }
    return CompatibilityText.sentence(column)
  }
}
