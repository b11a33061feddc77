import Activation
import ExportEngine
import Foundation
import Testing

@testable import Scheduling

@Suite("Python's zoneinfo as the judge of fire times")
struct CronJudgeTests {
  /// The script walks every UTC minute, or every day of the calendar, with no code of ours.
  @Test("random expressions fire in the minutes that a walk over all minutes finds, or are refused for its reasons")
  func agrees() throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "\(Bundle.module.bundlePath)/Scripts/cron_judge.py"]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = try #require(try output.fileHandleForReading.readToEnd())
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    let cases = try JSONText.read(Array(data)).list ?? []
    #expect(cases.count == 500)
    var zones: [String: ZoneRules] = [:]
    for item in cases {
      let (text, name) = (try #require(item["cron"]?.scalarText), try #require(item["zone"]?.scalarText))
      let zone = try zones[name] ?? #require(SystemZones.rules(name))
      zones[name] = zone
      let start = try #require((item["from"]?.scalarText).flatMap(Int.init))
      let expected = (item["fires"]?.list).map { $0.compactMap { $0.scalarText.flatMap(Int.init) } }
      #expect(fires(text, zone, start, expected?.count ?? 0) == expected, "\(text) in \(name) from \(start)")
    }
    #expect(zones.count == 8)
  }

  /// Nil when refused.
  private func fires(_ text: String, _ zone: ZoneRules, _ start: Int, _ count: Int) -> [Int]? {
    guard let cron = try? CronExpression(text) else { return nil }
    var fires: [Int] = []
    var from = start
    while fires.count < count, let fire = cron.next(atOrAfter: from, in: zone) {
      fires.append(fire)
      from = fire + 1
    }
    return fires
  }
}
