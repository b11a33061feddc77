import Activation
import ArgumentParser
import ExportEngine
import Foundation
import Reporting
import Scheduling

struct ScheduleNextCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "next", abstract: "Prints the next times at which a cron expression fires.",
    discussion: """
      Five fields with one blank between them: minute, hour, day of month, month, day of week (0 is Sunday). A field \
      holds *, values, ranges a-b, periodicities */n (the multiples of n) and lists of these; sun to sat and jan to dec \
      are names. @hourly and @daily are accepted, and beside them @midnight, @weekly, @monthly, @yearly and @annually; \
      @reboot is not. An empty expression never fires.

      When both day fields are restricted, the one that asks for more dates is followed and the other ignored; a tie \
      goes to the day of week. A wall time that daylight saving skips does not fire, one that comes twice fires twice.

      Prints one time a line with its offset, and on standard error what the expression means. A refused expression \
      or zone ends with 64.

      Example: amc-export schedule next '0 0 1 * 1' --timezone America/Los_Angeles --count 3
      """)

  @Argument(help: "The cron expression, in quotes.") var cron: String
  @Option(help: "A region of the time zone database.") var timezone = "UTC"
  @Option(help: "The first time considered, in ISO 8601; without an offset it is the zone's own. Default: now.")
  var from: String?
  @Option(help: "How many times.") var count = 5
  @Option(help: "Seconds between the scheduled time and the run; the printed times are the scheduled ones.")
  var delay = 0
  @Flag(help: "Print one JSON array.") var json = false

  func validate() throws {
    guard (1...10_000).contains(count) else { throw ValidationError("--count takes a number from 1 to 10000") }
    guard (0...31_622_400).contains(delay) else { throw ValidationError("--delay takes seconds from 0 to a year") }
  }

  func run() throws {
    let zone = try zoneRules()
    let start = try startInstant(zone)
    let expression = try expression()
    let fires = expression.map { times($0, from: start, in: zone) } ?? []
    if json {
      Console.print(json: .list(fires.map { .text(InstantText.write($0, in: zone)) }))
    } else if !fires.isEmpty {
      Console.print(fires.map { line($0, zone) })
    }
    (expression?.explanation ?? ["never: the expression is empty"]).forEach(Console.narrate)
  }

  private func zoneRules() throws -> ZoneRules {
    if let zone = SystemZones.rules(timezone) { return zone }
    let issue = ZoneName.refusal(timezone, at: FieldPath())
    throw ValidationError("\(issue.message) \(issue.fix)")
  }

  private func startInstant(_ zone: ZoneRules) throws -> Int {
    guard let from else { return Int(Date().timeIntervalSince1970.rounded(.up)) }
    if let instant = InstantText.read(from, in: zone) { return instant }
    throw ValidationError("--from “\(from)” is not a time. Write it as 2026-03-08T01:30 or 2026-03-08T01:30:00-08:00.")
  }

  private func expression() throws -> CronExpression? {
    do {
      return try CronExpression.optional(cron)
    } catch {
      throw ValidationError("\(error.message) \(error.fix)")
    }
  }

  private func times(_ cron: CronExpression, from start: Int, in zone: ZoneRules) -> [Int] {
    var times: [Int] = []
    var from = start
    while times.count < count, let time = cron.next(atOrAfter: from, in: zone) {
      times.append(time)
      from = time + 1
    }
    return times
  }

  private func line(_ time: Int, _ zone: ZoneRules) -> String {
    let text = InstantText.write(time, in: zone)
    return delay == 0 ? text : "\(text), runs at \(InstantText.write(time + delay, in: zone))"
  }
}
