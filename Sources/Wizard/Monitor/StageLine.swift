import ExportEngine
import Reporting
import Screen

/// One stage of a run: its state, how far it is, how fast, and how long still.
struct StageLine {
  let monitor: MonitorState
  let now: Moment
  let glyphs: Glyphs

  func line(_ stage: ExportStage) -> StyledText {
    let state = monitor.state(of: stage)
    let line = mark(state).adding(" \(stage.name)", state == .pending ? .dim : .plain)
    guard state != .pending else { return line }
    switch stage {
    case .read:
      return measured(line, amount: readAmount, fraction: readFraction, rate: rate(of: monitor.rowRate, "rows"))
    case .encode: return measured(line, amount: encodeAmount, fraction: nil, rate: nil, secondsLeft: nil)
    case .upload:
      return measured(
        line, amount: NumberText.bytes(monitor.bytesUploaded), fraction: monitor.uploadFraction,
        rate: monitor.uploadRate.perSecond.map { "\(NumberText.bytes(Int($0)))/s" },
        secondsLeft: .some(monitor.uploadSecondsLeft))
    case .submit: return line.tab(to: 12).adding(monitor.report?.uploadID.map { "upload \($0)" } ?? "", .dim)
    case .amazon: return line.tab(to: 12).adding(remote)
    case .clean: return line
    }
  }

  private func mark(_ state: MonitorState.StageState) -> StyledText {
    switch state {
    case .pending: StyledText(String(glyphs.skipped), .dim)
    case .underWay: StyledText(String(glyphs.current), .title)
    case .done: StyledText(String(glyphs.done), .good)
    case .failed: StyledText(String(glyphs.attention), .bad)
    }
  }

  // MARK: Numbers

  private var readAmount: String {
    let rows = NumberText.counted(monitor.progress.rowsRead, "row")
    return "\(rows), \(NumberText.bytes(Int(monitor.progress.bytesRead)))"
  }

  private var encodeAmount: String {
    let rows = NumberText.counted(monitor.progress.rowsExported, "row")
    return "\(rows), \(NumberText.bytes(monitor.progress.bytesEncoded))"
  }

  private var readFraction: Double? { monitor.progress.fraction }

  private func rate(of window: RateWindow, _ unit: String) -> String? {
    window.perSecond.map { "\(NumberText.grouped(Int($0))) \(unit)/s" }
  }

  private func measured(
    _ line: StyledText, amount: String, fraction: Double?, rate: String?, secondsLeft: Double?? = nil
  ) -> StyledText {
    let isRead = secondsLeft == nil && fraction != nil
    let left = isRead ? Optional(monitor.readSecondsLeft) : secondsLeft
    let percent = fraction.map { "\(Int($0 * 100)) %" } ?? ""
    return line.tab(to: 12).adding(amount.padded(to: 28)).adding(percent.padded(to: 5, .right) + "  ")
      .adding((rate ?? "").padded(to: 16), .dim)
      .adding(eta(left), .dim)
  }

  /// “–” while nothing is known.
  private func eta(_ secondsLeft: Double??) -> String {
    guard let secondsLeft, !monitor.isFinished else { return "" }
    return "ETA \(secondsLeft.map(NumberText.duration) ?? String(glyphs.dash))"
  }

  private var remote: StyledText {
    guard let remote = monitor.remote else { return .blank }
    let age = NumberText.duration((monitor.finishedAt ?? now.seconds) - remote.since)
    return StyledText(remote.status).adding("  for \(age)", .dim)
  }
}

extension ExportStage {
  /// The stage as the screen names it.
  var name: String { self == .amazon ? "Amazon" : rawValue }
}
