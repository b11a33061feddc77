import Foundation
import Testing

@Suite("Activations of the home folder")
struct ActivationCommandTests {
  private let home: TestHome
  private static let block = """
    # The weekly export.
    schedule:
      # nightly
      cron: 0 2 * * *   # after the load
      timezone: America/Los_Angeles
    # The end.
    """

  init() throws {
    home = try TestHome()
    try home.write(ActivationFile.people, to: "data/people.csv")
    _ = try home.write(ActivationFile(more: Self.block), Remote.nowhere)
  }

  private func text(_ name: String = "weekly-loyalty") throws -> String {
    try String(contentsOfFile: "\(home.folder)/activations/\(name).yaml", encoding: .utf8)
  }

  @Test("disable and enable change one line and keep the comments")
  func switches() async throws {
    let before = try text()
    #expect(try await home.run(["activation", "disable", "weekly-loyalty"]).status == 0)
    #expect(try text() == before.replacing("schedule:\n", with: "schedule:\n  enabled: false\n"))
    let shown = try await home.run(["activation", "show", "weekly-loyalty"])
    #expect(shown.status == 0 && shown.output.contains("disabled by schedule.enabled") == false)
    #expect(shown.output.contains("by schedule.enabled"))
    #expect(try await home.run(["activation", "enable", "weekly-loyalty"]).status == 0)
    #expect(try text() == before.replacing("schedule:\n", with: "schedule:\n  enabled: true\n"))
  }

  @Test("a schedule on one line is switched, too")
  func switchesFlow() async throws {
    _ = try home.write(ActivationFile(name: "flow", more: "schedule: {cron: '@daily'} # daily"), Remote.nowhere)
    #expect(try await home.run(["activation", "disable", "flow"]).status == 0)
    #expect(try text("flow").contains("schedule: {cron: '@daily', enabled: false} # daily"))
    #expect(try await home.run(["activation", "enable", "flow"]).status == 0)
    #expect(try text("flow").contains("schedule: {cron: '@daily', enabled: true} # daily"))
  }

  @Test("a copy has its own name, the same comments, and a schedule that is off")
  func duplicates() async throws {
    #expect(try await home.run(["activation", "duplicate", "weekly-loyalty", "monthly"]).status == 0)
    let copy = try text("monthly")
    #expect(copy.hasPrefix("activation: monthly\n") && copy.contains("# after the load"))
    #expect(copy.contains("  enabled: false\n"))
    #expect(try await home.run(["activation", "duplicate", "weekly-loyalty", "monthly"]).status == 64)
    #expect(try await home.run(["activation", "duplicate", "weekly-loyalty", "../x"]).status == 64)
  }

  @Test("the list says what each does and when it runs next")
  func lists() async throws {
    struct Item: Decodable {
      let activation: String
      let connection: String
      let source: String
      let target: String
      let enabled: Bool
      let next: [String]
    }
    _ = try home.write(ActivationFile(name: "by-hand"), Remote.nowhere)
    let items = try await home.run(["activation", "list", "--json"]).json([Item].self)
    #expect(items.map(\.activation) == ["by-hand", "weekly-loyalty"])
    #expect(items.map(\.enabled) == [false, true])
    #expect(items.map(\.next.count) == [0, 3])
    #expect(items[1].source == "csv" && items[1].target == "upload loyalty_v1" && items[1].connection == "test")
    let lines = try await home.run(["activation", "list"]).output
    #expect(lines.contains("by-hand: csv → upload loyalty_v1 over test, no schedule"))
  }

  @Test(
    "a name that is not there ends with 66 and names the one that was meant; one without a schedule cannot be switched")
  func refuses() async throws {
    let outcome = try await home.run(["activation", "show", "weekly-loyalti"])
    #expect(outcome.status == 66 && outcome.errors.contains("weekly-loyalty"))
    _ = try home.write(ActivationFile(name: "by-hand"), Remote.nowhere)
    #expect(try await home.run(["activation", "disable", "by-hand"]).status == 64)
  }
}
