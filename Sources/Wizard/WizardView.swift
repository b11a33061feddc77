import Screen

/// The whole screen: a title line, the content, a line for what is to be said here, and the keys.
struct WizardView {
  let state: WizardState
  let size: Size
  let glyphs: Glyphs

  func frame() -> Frame {
    guard size.holds(.floor) else { return TooSmallView(size: size).frame() }
    var area = Rectangle(size)
    var frame = Frame(CellBuffer(size))
    let title = area.takeTop(1)
    let keys = area.takeBottom(1)
    let remark = area.takeBottom(1)
    drawTitle(&frame.buffer, title)
    drawContent(&frame, area)
    drawRemark(&frame.buffer, remark)
    drawKeys(&frame.buffer, keys)
    drawOverlay(&frame, area)
    return frame
  }

  private func drawContent(_ frame: inout Frame, _ area: Rectangle) {
    switch state.place {
    case .home: HomeView(state: state, glyphs: glyphs).draw(&frame, area)
    case .monitor:
      if let monitor = state.monitor {
        MonitorView(monitor: monitor, now: state.now, glyphs: glyphs).draw(&frame, area)
      }
    case .activation: if let editor = state.editor { StepView(editor: editor, glyphs: glyphs).draw(&frame, area) }
    }
  }

  private func drawOverlay(_ frame: inout Frame, _ area: Rectangle) {
    guard let overlay = state.overlay else { return }
    OverlayView(state: state, glyphs: glyphs).draw(overlay, &frame, area)
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

  private func drawRemark(_ buffer: inout CellBuffer, _ area: Rectangle) {
    let line: StyledText
    if let notice = state.notice {
      let mark = notice.kind == .good ? glyphs.done : glyphs.attention
      line = StyledText(" \(mark) \(notice.text)", notice.kind == .good ? .good : .bad)
    } else {
      line = StyledText(" ").adding(state.place == .activation ? state.editor?.remark ?? "" : "", .dim)
    }
    buffer.write(line, at: area.origin, width: area.columns - 1, glyphs: glyphs)
  }

  private func drawKeys(_ buffer: inout CellBuffer, _ area: Rectangle) {
    var line = StyledText(" ")
    for (number, binding) in fitting(KeyTable.line(in: state.context), area.columns - 1).enumerated() {
      line = line.adding(number == 0 ? "" : Self.gap).adding(binding.label, .title)
        .adding(" \(binding.title)", .dim)
    }
    buffer.write(line, at: area.origin, width: area.columns, glyphs: glyphs)
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
      return document.problem.map { "Not taken: \($0). Esc again gives it up." } ?? document.field.help
    }
    if region == .rail { return step.purpose }
    guard let field = focusedField else { return step.purpose }
    guard field.kind != .toggle, let value = chosenOption(field),
      let option = field.options.first(where: { $0.value == value })
    else { return field.help }
    return "\(option.value): \(option.meaning)"
  }
}
