import Activation
import Documents
import Foundation
import Scheduling

/// What a scheduler remembers over a restart: `scheduler.json` in the state folder, readable, replaced as a whole.
struct SchedulerMemoryFile {
  let path: String

  init(home: Home) { path = "\(home.stateFolder)/scheduler.json" }

  /// - Throws: `SchedulerFailure` for a file that is there and cannot be understood; guessing could fire twice.
  func load() throws(SchedulerFailure) -> [String: ScheduleMemory] {
    guard let data = FileManager.default.contents(atPath: path) else { return [:] }
    guard let map = (try? JSONText.read(Array(data)))?["activations"]?.map else { throw unreadable }
    var memories: [String: ScheduleMemory] = [:]
    for entry in map.entries {
      guard let memory = Self.memory(entry.value) else { throw unreadable }
      memories[entry.key] = memory
    }
    return memories
  }

  func save(_ memories: [String: ScheduleMemory]) throws(SchedulerFailure) {
    let entries = memories.sorted { $0.key < $1.key }.map { ($0.key, Self.document($0.value)) }
    do {
      try AtomicFile.write(JSONText.write(["activations": .map(DocumentMap(entries))], pretty: true) + "\n", to: path)
    } catch {
      throw SchedulerFailure(
        "\(path) cannot be written: \(error.reason)",
        fix: "Make room or rights for it; without it a run could start twice.")
    }
  }

  private var unreadable: SchedulerFailure {
    SchedulerFailure("\(path) cannot be understood", fix: "Restore it, or remove it to let every schedule begin anew.")
  }

  private static func memory(_ value: DocumentValue) -> ScheduleMemory? {
    func time(_ key: String) -> Int? { (value[key]?.scalarText).flatMap { InstantText.read($0, in: .utc) } }
    guard let identity = value["schedule"]?.scalarText, let decidedUntil = time("decided_until"),
      let failures = (value["failures_in_a_row"]?.scalarText).flatMap(Int.init)
    else { return nil }
    return ScheduleMemory(
      identity: identity, decidedUntil: decidedUntil, running: time("running"), interrupted: time("interrupted"),
      failures: failures)
  }

  private static func document(_ memory: ScheduleMemory) -> DocumentValue {
    func time(_ instant: Int?) -> DocumentValue { instant.map { .text(InstantText.write($0, in: .utc)) } ?? .null }
    return [
      "schedule": .text(memory.identity), "decided_until": time(memory.decidedUntil), "running": time(memory.running),
      "interrupted": time(memory.interrupted), "failures_in_a_row": .number(String(memory.failures)),
    ]
  }
}
