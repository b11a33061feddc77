import Activation
import Foundation
import Journal

/// Runs of the journal as lines for people.
public enum RunText {
  /// `runs list`: a line a run, oldest first.
  public static func lines(_ runs: [(run: RunRecord, state: RunState)]) -> [String] {
    guard !runs.isEmpty else { return ["No run yet. Begin one with amc-export run FILE."] }
    let table = runs.map {
      [$0.run.id, $0.run.activation, $0.state.rawValue, RunJSON.time($0.run.started), rows($0.run)]
    }
    return TextTable.aligned([["run", "activation", "status", "started", "rows sent"]] + table)
  }

  /// `runs show`: where a run stands, its files, and its story.
  public static func lines(
    _ run: RunRecord, _ state: RunState, files: [FileRecord], events: [EventRecord]
  ) -> [String] {
    var lines = ["\(run.activation): run \(run.id), \(meaning(state))"]
    lines.append("  started         \(RunJSON.time(run.started))")
    if let ended = run.ended { lines.append("  ended           \(RunJSON.time(ended))") }
    lines.append("  rows sent       \(rows(run))")
    for file in files {
      let place = run.bucket.map { "s3://\($0)/\(file.key)" } ?? file.key
      lines.append("  file            \(place), \(file.state.rawValue), \(NumberText.bytes(file.bytes))")
    }
    lines += events.compactMap(line)
    if state.canResume { lines.append("  continue with   amc-export resume \(run.id)") }
    return lines
  }

  /// An event of the story; nil for those that say nothing to a person.
  public static func line(_ event: EventRecord) -> String? {
    guard let text = event.document["text"]?.scalarText else { return nil }
    return "  \(RunJSON.time(event.time))  \(text)"
  }

  /// How far a run is, in one line.
  public static func progressLine(_ run: RunRecord) -> String? {
    guard let read = count(run.progress?["rows_read"]) else { return nil }
    let skipped = count(run.progress?["rows_skipped"]) ?? 0
    return "\(NumberText.counted(read, "row")) read, \(NumberText.grouped(skipped)) skipped"
  }

  private static func meaning(_ state: RunState) -> String {
    switch state {
    case .running: "under way"
    case .interrupted: "its process ended before it was done"
    case .paused: "paused"
    case .waiting: "posted; Amazon was not done yet"
    case .succeeded: "done"
    case .failed: "failed"
    case .aborted: "aborted, its files were removed"
    }
  }

  private static func rows(_ run: RunRecord) -> String {
    let sent = count(run.report?["rows"]?["exported"]) ?? count(run.progress?["rows_exported"])
    return sent.map(NumberText.grouped) ?? "–"
  }

  private static func count(_ value: DocumentValue?) -> Int? { value?.scalarText.flatMap { Int($0) } }
}
