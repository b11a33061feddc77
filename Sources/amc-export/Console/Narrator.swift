import ExportEngine
import Foundation
import Reporting
import Synchronization

/// Tells the events of a run as lines on standard error: progress every five seconds, the rest as it happens.
final class Narrator: Sendable {
  private static let progressSeconds = 5.0
  private let lastProgress = Mutex(Date.distantPast)

  func tell(_ event: ExportEvent) {
    if case .progressed(let progress) = event {
      tell(progress)
    } else if let line = EventText.line(event) {
      Console.narrate(line)
    }
  }

  private func tell(_ progress: ExportProgress) {
    let isDue = lastProgress.withLock { last in
      guard Date().timeIntervalSince(last) >= Self.progressSeconds else { return false }
      defer { last = Date() }
      return last != .distantPast
    }
    guard isDue else { return }
    let share = progress.fraction.map { " (\(Int($0 * 100)) %)" } ?? ""
    Console.narrate(
      "\(NumberText.counted(progress.rowsRead, "row")) read\(share), \(NumberText.grouped(progress.rowsSkipped)) skipped"
    )
  }
}
