import Activation
import Foundation
import Testing

@testable import Journal

@Suite("Journal of runs")
struct JournalTests {
  private static let start = Date(timeIntervalSince1970: 1_800_000_000)

  private static func record(
    _ id: String, path: String = "/home/activations/people.yaml", after days: Double = 0
  ) -> RunRecord {
    RunRecord(
      id: id, activation: "people", path: path, connection: "sandbox", operation: "upload", bucket: "bucket",
      started: start + days * 86_400, plan: "plan", source: "source")
  }

  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "journal-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  @Test("is private to the user")
  func modes() throws {
    try withFolder { folder in
      _ = try Journal(stateFolder: folder)
      let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder)/runs.sqlite")
      #expect(attributes[.posixPermissions] as? Int == 0o600)
      #expect(try FileManager.default.attributesOfItem(atPath: folder)[.posixPermissions] as? Int == 0o700)
    }
  }

  @Test("does not follow a link somebody left in its place")
  func link() throws {
    try withFolder { folder in
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(
        atPath: "\(folder)/runs.sqlite", withDestinationPath: "\(folder)/elsewhere")
      #expect(throws: JournalError.self) { try Journal(stateFolder: folder) }
      #expect(!FileManager.default.fileExists(atPath: "\(folder)/elsewhere"))
    }
  }

  @Test("looking at a journal that is not there makes none")
  func missing() throws {
    try withFolder { folder in
      let journal = try Journal.existing(stateFolder: folder)
      #expect(journal == nil)
      #expect(!FileManager.default.fileExists(atPath: folder))
    }
  }

  @Test("what one process writes, another reads")
  func roundTrip() throws {
    try withFolder { folder in
      let writer = try Journal(stateFolder: folder)
      let reader = try #require(try Journal.existing(stateFolder: folder))
      try writer.add(Self.record("b", after: 1))
      try writer.add(Self.record("a"))
      #expect(try reader.runs().map(\.id) == ["a", "b"])

      var file = FileRecord(number: 1, key: "td/one.csv.gz", multipart: "upload-1")
      try writer.put(file, of: "a")
      let parts = [1, 2].map { PartRecord(number: $0, bytes: 10 * $0, digest: "d\($0)", etag: "e\($0)") }
      for part in parts.reversed() { try writer.put(part, file: 1, of: "a") }
      #expect(try reader.files(of: "a") == [file])
      #expect(try reader.parts(ofFile: 1, of: "a") == parts)

      file.state = .complete
      file.etag = "etag"
      file.rows = 7
      file.position = ["batches": 3]
      try writer.put(file, of: "a")
      #expect(try reader.files(of: "a") == [file])
      #expect(try reader.parts(ofFile: 1, of: "a") == parts)

      try writer.noteRemoval(of: file.key, of: "a")
      #expect(try reader.files(of: "a").map(\.state) == [.removed])
      try writer.forgetFiles(of: "a", source: "another")
      #expect(try reader.run("a")?.source == "another")
      #expect(try reader.files(of: "a").isEmpty)
      #expect(try reader.parts(ofFile: 1, of: "a").isEmpty)
    }
  }

  @Test("a status keeps the last report, and a final one the time")
  func status() throws {
    try withFolder { folder in
      let journal = try Journal(stateFolder: folder)
      try journal.add(Self.record("a"))
      try journal.note(["rows_read": 5], of: "a", at: Self.start + 1)
      try journal.set(.waiting, of: "a", report: ["status": "running"], at: Self.start + 2)
      let waiting = try #require(try journal.run("a"))
      #expect(waiting.ended == nil)
      #expect(waiting.progress == ["rows_read": 5])
      try journal.set(.succeeded, of: "a", at: Self.start + 3)
      let ended = try #require(try journal.run("a"))
      #expect(ended.report == ["status": "running"])
      #expect(ended.ended == Self.start + 3)
    }
  }

  @Test("a step that was intended is told from one that is done")
  func steps() throws {
    try withFolder { folder in
      let journal = try Journal(stateFolder: folder)
      try journal.add(Self.record("a"))
      try journal.intend(.deletion, 1, of: "a")
      try journal.intend(.deletion, 0, of: "a")
      try journal.finish(.deletion, 0, remote: "id-0", of: "a")
      try journal.intend(.deletion, 0, of: "a")
      let steps = try journal.steps(.deletion, of: "a")
      #expect(steps.map(\.isDone) == [true, false])
      #expect(steps.map(\.remote) == ["id-0", nil])
      #expect(try journal.steps(.upload, of: "a").isEmpty)
    }
  }

  @Test("events keep their order, and a reader goes on where it was")
  func events() throws {
    try withFolder { folder in
      let journal = try Journal(stateFolder: folder)
      try journal.add(Self.record("a"))
      for word in ["one", "two", "three"] { try journal.tell(["event": .text(word)], of: "a", at: Self.start) }
      #expect(try journal.events(of: "a").map(\.number) == [1, 2, 3])
      #expect(try journal.events(of: "a", after: 2).map(\.document) == [["event": "three"]])
    }
  }

  @Test("two runs of one activation exclude each other")
  func locks() throws {
    try withFolder { folder in
      let journal = try Journal(stateFolder: folder)
      let other = try Journal(stateFolder: folder)
      let run = Self.record("a")
      do {
        guard case .begun(let lock) = try journal.lock(activation: run.path) else { throw Expected() }
        try journal.add(run)
        guard case .busy(let holder) = try other.lock(activation: run.path) else { throw Expected() }
        #expect(holder?.id == "a")
        #expect(other.isAlive(run))
        guard case .begun = try other.lock(activation: "/another.yaml") else { throw Expected() }
        withExtendedLifetime(lock) {}
      }
      #expect(!other.isAlive(run))
      guard case .begun = try other.lock(activation: run.path) else { throw Expected() }
    }
  }

  private struct Expected: Error {}

  @Test("old ended runs are let go, others never")
  func pruning() throws {
    try withFolder { folder in
      let journal = try Journal(stateFolder: folder)
      for number in 0..<Journal.keptRuns + 5 {
        let run = Self.record("old-\(number)")
        try journal.add(run)
        try journal.set(.succeeded, of: run.id, at: run.started + Double(number))
      }
      try journal.add(Self.record("paused"))
      try journal.set(.paused, of: "paused", at: Self.start)
      try journal.add(Self.record("files"))
      try journal.put(FileRecord(number: 1, key: "k", state: .complete), of: "files")
      try journal.set(.failed, of: "files", at: Self.start - 1)

      try journal.add(Self.record("soon", after: Double(Journal.keptDays) - 1))
      #expect(try journal.runs().count == Journal.keptRuns + 8)
      try journal.add(Self.record("late", after: Double(Journal.keptDays) + 1))
      let left = Set(try journal.runs().map(\.id))
      #expect(left.count == Journal.keptRuns + 4)
      #expect(left.isSuperset(of: ["paused", "files", "soon", "late", "old-\(Journal.keptRuns + 4)"]))
      #expect(!left.contains("old-0"))
    }
  }

  @Test("a folder that cannot be written says so")
  func unwritable() throws {
    try withFolder { folder in
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try Data().write(to: URL(fileURLWithPath: "\(folder)/file"))
      let error = #expect(throws: JournalError.self) { try Journal(stateFolder: "\(folder)/file/state") }
      #expect(error?.issue.code == .outputUnwritable)
    }
  }
}
