import ExportEngine
import Reporting
import Screen

/// One stage of a run: its state, how far it is, how fast, and how long still.
struct StageLine {
  /// Below this width there is no room for the speed.
  private static let wide = 76

  /// What is counted in a stage; the time that is left is shown while the stage is under way.
  private struct Measure {
    var amount: String
    var fraction: Double?
    var speed: String?
    /// Nil for a stage whose end cannot be told; a nil value for one that is not known yet.
    var secondsLeft: Double??
  }

  let monitor: MonitorState
  let now: Moment
  let width: Int
  let glyphs: Glyphs

  func line(_ stage: ExportStage) -> StyledText {
    let state = monitor.state(of: stage)
    let line = mark(state).adding(" \(stage.name)", state == .pending ? .dim : .plain)
    guard state != .pending else { return line }
    switch stage {
    case .read: return line.tab(to: 12).adding(text(readMeasure, state))
    case .encode: return line.tab(to: 12).adding(text(encodeMeasure, state))
    case .upload: return line.tab(to: 12).adding(text(uploadMeasure, state))
    case .submit: return line.tab(to: 12).adding(monitor.submission ?? "", .dim)
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

  private var readMeasure: Measure {
    let progress = monitor.progress
    let rows = NumberText.counted(progress.rowsRead, "row")
    return Measure(
      amount: "\(rows), \(NumberText.bytes(Int(progress.bytesRead)))", fraction: progress.fraction,
      speed: monitor.rowRate.perSecond.map { "\(NumberText.grouped(Int($0))) rows/s" },
      secondsLeft: .some(monitor.readSecondsLeft))
  }

  private var encodeMeasure: Measure {
    let rows = NumberText.counted(monitor.progress.rowsExported, "row")
    return Measure(amount: "\(rows), \(NumberText.bytes(monitor.progress.bytesEncoded))")
  }

  private var uploadMeasure: Measure {
    Measure(
      amount: NumberText.bytes(monitor.bytesUploaded), fraction: monitor.uploadFraction,
      speed: monitor.uploadRate.perSecond.map { "\(NumberText.bytes(Int($0)))/s" },
      secondsLeft: .some(monitor.uploadSecondsLeft))
  }

  private func text(_ measure: Measure, _ state: MonitorState.StageState) -> StyledText {
    let percent = measure.fraction.map { "\(Int($0 * 100)) %" } ?? ""
    let speed = width < Self.wide ? "" : (measure.speed ?? "").padded(to: 16)
    return StyledText(measure.amount.padded(to: 26)).adding(percent.padded(to: 5, .right) + "  ")
      .adding(speed, .dim)
      .adding(state == .underWay ? timeLeft(measure.secondsLeft) : "", .dim)
  }

  /// “–” while nothing is known.
  private func timeLeft(_ secondsLeft: Double??) -> String {
    guard let secondsLeft else { return "" }
    return "ETA \(secondsLeft.map(NumberText.duration) ?? String(glyphs.dash))"
  }

  private var remote: StyledText {
    guard let remote = monitor.remote else { return .blank }
    guard !monitor.isFinished else { return StyledText(remote.status) }
    return StyledText(remote.status).adding("  for \(NumberText.duration(now.seconds - remote.since))", .dim)
  }
}

extension ExportStage {
  /// The stage as the screen names it.
  var name: String { self == .amazon ? "Amazon" : rawValue }
}
