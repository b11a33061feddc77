import ArgumentParser
import Journal
import Reporting

extension Context {
  /// The journal, to look at; nil when nothing was run yet.
  ///
  /// - Throws: the command's exit status when it cannot be read.
  func journal() throws -> Journal? {
    do {
      return try Journal.existing(stateFolder: home.stateFolder)
    } catch {
      throw error.told
    }
  }

  /// A run by its id.
  ///
  /// - Throws: the command's exit status when there is no such run.
  func run(_ id: String) throws -> (Journal, RunRecord) {
    if let journal = try journal(), let run = try journal.told({ try $0.run(id) }) { return (journal, run) }
    Console.narrate("There is no run “\(id)”. See amc-export runs list.")
    throw ExitCode(ExitStatus.usage.rawValue)
  }
}

extension Journal {
  /// Does something with the journal; what goes wrong is told, and ends the command.
  func told<Value>(_ body: (Journal) throws -> Value) throws -> Value {
    do { return try body(self) } catch let error as JournalError { throw error.told }
  }
}

extension JournalError {
  /// Tells the error and gives the exit status.
  fileprivate var told: any Error {
    IssueText.lines(issue).forEach(Console.narrate)
    return ExitCode(ExitStatus([issue]).rawValue)
  }
}
