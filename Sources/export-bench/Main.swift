import ArgumentParser

/// Measures the row path on data it makes itself, and drives its readers with random bytes (DESIGN 9).
@main
struct ExportBench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export-bench",
    abstract: "Measures an export beside DuckDB and stage by stage, the screen and uploads; fuzzes the readers.",
    discussion: """
      The job: a CSV file of customers with five hashed identity columns, a time and a decimal number, as gzip CSV. \
      DuckDB needs Python with the package duckdb: python3 -m pip install duckdb.

      Example: swift run -c release export-bench --rounds 3
      Example: swift run -c release export-bench fuzz csv --minutes 10
      """,
    subcommands: [
      CompareCommand.self, StagesCommand.self, MeasureCommand.self, FuzzCommand.self, ScreenCommand.self,
      UploadCommand.self,
    ],
    defaultSubcommand: CompareCommand.self)
}
