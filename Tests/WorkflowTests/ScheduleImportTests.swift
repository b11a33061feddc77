import Activation
import Testing

@testable import Workflow

@Suite("Schedules of workflows")
struct ScheduleImportTests {
  private func schedule(_ lines: String) -> (DocumentValue?, [Activation.Issue]) {
    let imported = Project.importing(Project.workflow(before: lines))
    return (imported.only?["schedule"], imported.issues)
  }

  @Test(
    "every form is cron and delay",
    arguments: [
      ("daily>: 07:00:00", ["cron": "0 0 * * *", "delay": 25200]),
      ("hourly>: 30:00", ["cron": "0 * * * *", "delay": 1800]),
      ("weekly>: Sun,09:00:00", ["cron": "0 0 * * 0", "delay": 32400]),
      ("weekly>: 3,00:00:10", ["cron": "0 0 * * 3", "delay": 10]),
      ("monthly>: 15,00:00:00", ["cron": "0 0 15 * *"]), ("minutes_interval>: 30", ["cron": "*/30 * * * *"]),
      ("cron>: 42 4 1 * *", ["cron": "42 4 1 * *"]),
      ("cron>: '0 7 * * *'\n  delay: 600", ["cron": "0 7 * * *", "delay": 600]),
      (
        "daily>: 00:00:00\n  start: 2026-01-01\n  end: 2026-12-31",
        ["cron": "0 0 * * *", "start": "2026-01-01", "end": "2026-12-31"]
      ),
      (
        "daily>: 00:00:00\n  skip_on_overtime: true\n  skip_delayed_by: 1m",
        ["cron": "0 0 * * *", "catch_up": "none"]
      ),
    ] as [(String, DocumentValue)])
  func reads(form: String, expected: DocumentValue) {
    let (schedule, issues) = schedule("schedule:\n  \(form)")
    #expect(schedule == expected)
    #expect(issues.isEmpty, "\(issues)")
  }

  @Test("the workflow's zone is the schedule's")
  func takesZone() {
    let (schedule, _) = schedule("timezone: Asia/Tokyo\nschedule: {daily>: 00:00:00}")
    #expect(schedule == ["cron": "0 0 * * *", "timezone": "Asia/Tokyo"])
  }

  @Test(
    "cron of workflows is another dialect: it is translated, and told",
    arguments: [
      ("0 0 */5 * *", "0 0 1,6,11,16,21,26,31 * *"), ("0 0 1-10/3 * *", "0 0 1,4,7,10 * *"),
      ("0 22-2 * * *", "0 0,1,2,22,23 * * *"), ("0 0 * * 5-7", "0 0 * * 0,5,6"), ("0 0 1 */5 *", "0 0 1 1,6,11 *"),
    ])
  func translates(text: String, expected: String) {
    let (schedule, issues) = schedule("schedule:\n  cron>: '\(text)'")
    #expect(schedule?["cron"]?.scalarText == expected)
    #expect(issues.map(\.code) == [.repaired])
  }

  @Test("both day fields mean another thing there: imported disabled, with a warning")
  func warnsOfBothDays() {
    let (schedule, issues) = schedule("schedule:\n  cron>: 0 0 1 * 1")
    #expect(schedule == ["cron": "0 0 1 * 1", "enabled": false])
    #expect(issues.map(\.code) == [.repaired])
  }

  @Test(
    "what cron cannot say is an error, and the rest is imported",
    arguments: [
      "cron>: 0 0 L * *", "cron>: '0 0 1 * *|0 0 2 * *'", "cron>: 0 0 * *", "minutes_interval>: 90", "daily>: soon",
      "weekly>: Someday,00:00:00", "daily>: 24:00:00", "yearly>: 1", "daily>: 00:00:00\n  hourly>: 00:00",
    ])
  func refuses(form: String) {
    let (schedule, issues) = schedule("schedule:\n  \(form)")
    #expect(schedule?["cron"] == nil)
    #expect(issues.errors.count == 1 && issues.errors[0].path.isWithin("schedule"))
  }

  @Test(
    "the schedule panel of Audience Studio, where cron can say it",
    arguments: [
      (["repeat_unit": "day", "start_at": "2026-01-31T09:30:00"], "30 9 * * *"),
      (["type": "hourly"], "0 * * * *"),
      (
        ["repeat_unit": "week", "repeat_sub_frequency": [1, 2, 6], "start_at": "2024-03-21T08:00:00"], "0 8 * * 1,2,6"
      ),
      (["repeat_unit": "week", "repeat_sub_frequency": [7]], "0 0 * * 0"),
      (["repeat_unit": "week", "repeat_sub_frequency": [0]], "0 0 * * 0"),
      (["repeat_unit": "week", "start_at": "2024-03-21T08:00:00"], "0 8 * * 4"),
      (["repeat_unit": "month", "start_at": "2026-01-31T00:00:00"], "0 0 31 * *"),
      (["repeat_unit": "month", "repeat_frequency": 3, "start_at": "2026-02-01"], "0 0 1 2,5,8,11 *"),
      (["repeat_unit": "hour", "repeat_frequency": 6, "start_at": "2026-02-01T03:15:00"], "15 3,9,15,21 * * *"),
      (["repeat_unit": "minute", "repeat_frequency": 15], "*/15 * * * *"), (["type": "none"], nil),
      (["type": "cron", "cron": "5 4 * * *"], "5 4 * * *"), (["repeat_unit": "week", "repeat_frequency": 2], nil),
      (["repeat_unit": "minute", "repeat_frequency": 7], nil), (["repeat_unit": "once"], nil),
    ] as [(DocumentValue, String?)])
  func readsPanel(keys: DocumentValue, cron: String?) {
    var reader = PanelSchedule(keys.map ?? [:], at: "schedule")
    #expect(reader.schedule()["cron"]?.scalarText == cron)
    let isNone = keys["type"] == "none"
    #expect(reader.issues.isEmpty == (cron != nil || isNone), "\(reader.issues)")
  }

  @Test("the file of Treasure Data's own command line becomes activations")
  func readsActivationFile() {
    let file: DocumentValue = [
      "name": "Loyal shoppers",
      "activations": [
        [
          "name": "to-amc", "connection": "acme", "columns": ["email", ["name": "phone", "visibility": "masked"]],
          "schedule": [
            "type": "daily", "timezone": "Asia/Tokyo", "start_at": "2026-01-01T06:00:00", "end_on": "2026-06-30",
          ],
          "connector_config": ["target": "dataset", "dataset_id": "loyalty"],
          "notification": ["notify_on": ["onFailure"], "email_recipients": ["ops@example.com"]],
        ]
      ],
    ]
    let imported = ActivationFileImport(file)
    #expect(ActivationFileImport.recognizes(file))
    #expect(
      imported.activations.map(\.document) == [
        [
          "activation": "to-amc", "connection": "acme", "segment": ["name": "Loyal shoppers"],
          "output_mapping": [
            "export_all_columns": false,
            "columns": [["source": "email", "output": "email"], ["source": "phone", "output": "phone"]],
          ],
          "result_settings": ["target": "dataset", "dataset_id": "loyalty", "type": "amazon_marketing_cloud"],
          "schedule": [
            "cron": "0 6 * * *", "timezone": "Asia/Tokyo", "start": "2026-01-01", "end": "2026-06-30",
          ],
          "notify": ["email": ["to": ["ops@example.com"], "on": ["failure"]]],
        ]
      ])
    #expect(imported.issues.contains { $0.message.contains("masked") })
    #expect(imported.issues.contains { $0.message.contains("no source yet") })
  }
}
