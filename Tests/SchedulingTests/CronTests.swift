import ExportEngine
import Testing

@testable import Scheduling

@Suite("Cron expressions")
struct CronTests {
  private static func zone(_ name: String) throws -> ZoneRules { try #require(SystemZones.rules(name)) }

  @Test("worked examples fire when the contract says", arguments: WorkedExamples.all)
  func fires(example: WorkedExamples.Example) throws {
    let cron = try CronExpression(example.expression)
    let zone = try Self.zone(example.zone)
    var from = try #require(InstantText.read("2026-01-01T00:00Z", in: .utc))
    var fires: [String] = []
    while fires.count < 5, let fire = cron.next(atOrAfter: from, in: zone) {
      fires.append(InstantText.write(fire, in: .utc).replacing("T", with: " ").replacing(":00+00:00", with: ""))
      from = fire + 1
    }
    #expect(fires == example.fires)
    #expect(cron.dayRule.contest.map { [$0.dayOfMonth, $0.dayOfWeek] } == example.contest)
    if let contest = example.contest {
      #expect(cron.dayRule.decision == (contest[0] > contest[1] ? .dayOfMonth : .dayOfWeek))
    }
  }

  static let refused: [(String, CronError.Kind)] = [
    ("0 0 30 2 *", .neverFires), ("0 0 31 4,6,9,11 *", .neverFires), ("0 0 0 * *", .range), ("0 24 * * *", .range),
    ("60 * * * *", .range), ("0 0 * * 7", .range), ("0 0 1 13 *", .range), ("0 0 10-5 * *", .backwards),
    ("0 0 1,* * *", .starInList), ("0 0 10-20/5 * *", .element), ("0 0 */0 * *", .step), ("0 0 */32 * *", .step),
    ("0  0 * * *", .shape), ("0 0 * *", .shape), ("0 0 * * * *", .shape), ("0 0 L * *", .value), ("0 0 ? * 1", .value),
    ("0 0 * * monday", .value), ("@reboot", .shape), ("0\t0 * * *", .shape), ("0 0 1, * *", .element),
    ("0 0 1-2-3 * *", .element), ("0 0 5/2 * *", .element), ("0 0 */x * *", .step), ("+5 0 * * *", .value),
    ("-5 0 * * *", .value), ("mon 0 * * *", .value), ("0 0 * * jan", .value), ("0 0 * mon *", .value),
    ("0 0 1#2 * *", .value), ("0 0 15W * *", .value), ("99999999999999999999 0 * * *", .range), ("*/60 * * * *", .step),
    ("0 0 * * */7", .step), ("0 0 * * sat-sun", .backwards), ("0 0 ٣ * *", .value), ("0\u{A0}0 * * *", .shape),
    ("every day", .shape), ("0", .shape), ("@", .shape),
  ]

  @Test("what the dialect does not have is refused by its class, with a fix", arguments: refused)
  func refuses(text: String, kind: CronError.Kind) throws {
    let error = try #require(throws: CronError.self) { try CronExpression(text) }
    #expect(error.kind == kind, "\(error)")
    #expect(!error.message.isEmpty && error.fix.hasSuffix("."))
  }

  @Test("a schedule that is empty or None never runs", arguments: ["", "  ", "None", "none"])
  func isNone(text: String) throws { #expect(try CronExpression.optional(text) == nil) }

  @Test(
    "aliases stand for their five fields in any letter case",
    arguments: [
      ("@hourly", "0 * * * *"), ("@daily", "0 0 * * *"), ("@Weekly", "0 0 * * 0"), ("@MONTHLY", "0 0 1 * *"),
      ("@yearly", "0 0 1 1 *"),
    ])
  func aliases(alias: String, meaning: String) throws {
    #expect(try CronExpression(" \(alias) ").resolvedText == meaning)
  }

  @Test(
    "resolved fields say the same to every cron",
    arguments: [
      ("0 0 1 * 1", "0 0 * * 1"), ("0 0 */5 * *", "0 0 5,10,15,20,25,30 * *"), ("0 0 1-5 * 1", "0 0 1-5 * *"),
      ("*/15 9-10 * jan MON", "0,15,30,45 9-10 * jan MON"), ("0 0 1 */5 *", "0 0 1 5,10 *"),
      ("0 0 5,*/10,25 * *", "0 0 5,10,20,25,30 * *"),
    ])
  func resolves(text: String, resolved: String) throws {
    #expect(try CronExpression(text).resolvedText == resolved)
  }

  @Test(
    "the explanation lists the days and says which field is followed",
    arguments: [
      ("0 0 5,*/10,25 * *", "on the days 5, 10, 20, 25, 30 of each month"), ("0 0 1 * 1", "day of month is ignored"),
      ("0 0 1-5 * 1", "day of week is ignored"), ("0 0 1-17 1,2,4 0,1,3,5", "at equal counts day of week is followed"),
      ("30 6,18 * * *", "at 06:30, 18:30"), ("* * * jan sun", "on sun of jan"),
    ])
  func explains(text: String, sentence: String) throws {
    let explanation = try CronExpression(text).explanation.joined(separator: "; ")
    #expect(explanation.contains(sentence), "\(explanation)")
  }

  @Test("29 February is found across the gap of 2100")
  func crossesCenturies() throws {
    let cron = try CronExpression("0 0 29 2 *")
    let from = try #require(InstantText.read("2096-03-01", in: .utc))
    let next = try #require(cron.next(atOrAfter: from, in: .utc))
    #expect(InstantText.write(next, in: .utc) == "2104-02-29T00:00:00+00:00")
  }

  @Test("after the last year of the tables the calendar repeats")
  func repeatsCalendar() throws {
    let zone = try Self.zone("America/Los_Angeles")
    for (year, later) in [("2450", "2850"), ("2499", "2899"), ("2100", "2500")] {
      let summer = try #require(InstantText.read("\(year)-07-01T12:00", in: zone))
      let again = try #require(InstantText.read("\(later)-07-01T12:00", in: zone))
      #expect(zone.offset(at: summer) == zone.offset(at: again))
      #expect(again - summer == 146_097 * 86_400)
    }
  }
}
