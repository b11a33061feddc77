import ArgumentParser
import Foundation

/// Measures the row path on data it makes itself (DESIGN 9).
@main
struct ExportBench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export-bench",
    abstract: "Measures a dry run (rows a second, peak memory) and the screen.",
    discussion: """
      Seven columns, four of them hashed, gzip CSV out. Each size runs in a process of its own, so that peak memory is \
      that size's alone.

      Example: swift run -c release export-bench
      """,
    subcommands: [SizesCommand.self, MeasureCommand.self, ScreenCommand.self, UploadCommand.self],
    defaultSubcommand: SizesCommand.self)
}
