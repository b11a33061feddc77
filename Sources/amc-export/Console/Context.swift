import ArgumentParser
import Documents
import ExportEngine
import Foundation
import Notification
import Reporting
import Secrets

/// What every command works with.
struct Context {
  let environment: [String: String]
  let engine: Engine
  let secrets: SecretResolver
  var store: SealedStore { secrets.store }

  init(environment: [String: String] = ProcessInfo.processInfo.environment) {
    self.environment = environment
    let surroundings = EngineSurroundings(
      environment: environment, askPassphrase: Console.canAsk ? Console.askPassphrase : nil)
    engine = Engine(surroundings)
    secrets = surroundings.secrets
  }

  var home: Home { Home(environment: environment) }

  /// A screen leaves no room for the question, so the passphrase of the sealed store is asked before.
  func unlockStore() throws {
    do { try store.unlock() } catch { try IssueReport.finish([error.issue()]) }
  }

  var notifier: Notifier { Notifier(environment: environment, home: home, secrets: secrets) }

  func load(_ nameOrPath: String) -> DraftFile { DraftFile.load(nameOrPath, home: home) }
}

extension ExitStatus {
  /// Ends the command with this status; success simply returns.
  func finish() throws {
    guard self != .done else { return }
    throw ExitCode(rawValue)
  }
}
