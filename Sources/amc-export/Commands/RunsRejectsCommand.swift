import ArgumentParser
import Foundation
import Reporting

struct RunsRejectsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rejects", abstract: "Lists the rows a run did not send: row number, column, reason.",
    discussion:
      "CSV with a header; empty when every row was sent.\n\nExample: amc-export runs rejects RUN > rejects.csv")

  @Argument(help: "The run's id, as runs list shows it.") var run: String

  func run() async throws {
    let context = Context()
    let (_, record) = try context.run(run)
    guard let file = FileHandle(forReadingAtPath: context.home.rejectsPath(run: record.id)) else {
      return Console.print("row,column,reason")
    }
    while let chunk = try file.read(upToCount: 1 << 18), !chunk.isEmpty {
      Console.write(Array(chunk), to: STDOUT_FILENO)
    }
  }
}
