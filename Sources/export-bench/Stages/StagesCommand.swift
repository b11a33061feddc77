import ArgumentParser

/// Times the stages of the path one by one, on one core.
struct StagesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stages", abstract: "Times each stage on one core beside the best C kernel for it.")

  @Option(help: "How many rows the job has.") var rows = 1_000_000

  func validate() throws {
    guard rows > 0 else { throw ValidationError("give a number of rows above 0") }
  }

  func run() throws { try Stages(rows: rows).measure().print() }
}
