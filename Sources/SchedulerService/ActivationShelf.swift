import Activation
import Documents
import ExportEngine
import Foundation
import Scheduling

/// The home's activation files, read again only when they changed.
struct ActivationShelf {
  /// What tells one state of a file from another.
  private struct Mark: Hashable {
    let size: Int64
    let seconds: Int
    let nanoseconds: Int
    let inode: UInt64
  }

  struct Item {
    let file: DraftFile
    let schedule: Schedule?
    /// What keeps the schedule from being understood.
    let issues: [Issue]
  }

  private let home: Home
  private var marks: [String: Mark] = [:]
  private var suspended: Set<String> = []
  private(set) var items: [String: Item] = [:]

  init(home: Home) { self.home = home }

  /// - Returns: the names whose file or suspension changed since the last look; empty when all is as before.
  mutating func look() -> Set<String> {
    let names = Set(home.activationNames)
    var changed = Set(items.keys).subtracting(names)
    for name in changed { (items[name], marks[name]) = (nil, nil) }
    for name in names {
      let mark = Self.mark(home.activationPath(name))
      guard marks[name] != mark || items[name] == nil else { continue }
      marks[name] = mark
      items[name] = Self.read(name, home)
      changed.insert(name)
    }
    let nowSuspended = names.filter { Suspension.of($0, home: home) != nil }
    changed.formUnion(suspended.symmetricDifference(nowSuspended))
    suspended = nowSuspended
    return changed
  }

  /// Activations with a schedule, or with one that is broken at present.
  var entries: [String: SchedulerEntry] {
    items.filter { $0.value.schedule != nil || !$0.value.issues.isEmpty }.reduce(into: [:]) { entries, item in
      entries[item.key] = SchedulerEntry(schedule: item.value.schedule, isSuspended: suspended.contains(item.key))
    }
  }

  private static func read(_ name: String, _ home: Home) -> Item {
    let file = DraftFile.load(name, home: home)
    guard file.draft.activation.map?.isEmpty == false else {
      return Item(file: file, schedule: nil, issues: file.issues.errors)
    }
    let (schedule, issues) = file.draft.schedule()
    return Item(file: file, schedule: schedule, issues: issues.errors)
  }

  private static func mark(_ path: String) -> Mark? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return Mark(
      size: Int64(status.st_size), seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec,
      inode: UInt64(status.st_ino))
  }
}
