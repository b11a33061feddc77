import ArgumentParser

struct ScheduleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schedule", abstract: "Shows when a schedule fires.",
    discussion: "Example: amc-export schedule next '0 0 1 * 1' --timezone Asia/Tokyo",
    subcommands: [ScheduleNextCommand.self])
}
