import ArgumentParser
import Documents
import ExportEngine
import Foundation
import Notification
import Reporting

/// What every command works with.
struct Context {
  let environment: [String: String]
  let engine: Engine

  init(environment: [String: String] = ProcessInfo.processInfo.environment) {
    self.environment = environment
    engine = Engine(EngineSurroundings(environment: environment))
  }

  var home: Home { Home(environment: environment) }

  var notifier: Notifier {
    Notifier(environment: environment, home: home, secrets: SecretResolver(environment: environment))
  }

  func load(_ nameOrPath: String) -> DraftFile { DraftFile.load(nameOrPath, home: home) }
}

extension ExitStatus {
  /// Ends the command with this status; success simply returns.
  func finish() throws {
    guard self != .done else { return }
    throw ExitCode(rawValue)
  }
}
