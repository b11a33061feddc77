import Documents
import ExportEngine
import Foundation
import Reporting
import Sandbox

/// The sample customers on stand-ins of this machine, for as long as somebody looks at them.
struct DemoSession {
  /// Starts the stand-ins, lets `body` work with the sample, and removes everything again.
  ///
  /// - Parameter delay: how long the stand-in for Amazon takes over an upload.
  static func run(
    delay: Duration, _ body: (Engine, DemoHome, DraftFile) async -> ExitStatus
  ) async throws -> ExitStatus {
    let sandbox = try await Sandbox.start(SandboxConfiguration(processingDelay: delay))
    let demo = try DemoHome(sandbox.access)
    let file = DraftFile.load(DemoHome.activationName, home: demo.home)
    let status = await body(engine(demo), demo, file)
    demo.remove()
    await sandbox.stop()
    return status
  }

  /// The wizard on the sample; Amazon takes its time, so that a run can be watched.
  static func show(_ options: ScreenOptions) async throws -> ExitStatus {
    try await run(delay: .seconds(3)) { engine, demo, file in
      await WizardSession(engine: engine, home: demo.home, options: options).run(opening: file).status
    }
  }

  private static func engine(_ demo: DemoHome) -> Engine {
    let environment = ProcessInfo.processInfo.environment
    let isPollingSet = environment["AMC_EXPORT_POLL_SECONDS"] != nil
    let quick = PollSchedule(first: .milliseconds(200), interval: .milliseconds(200))
    return Engine(
      EngineSurroundings(
        home: demo.home, secrets: SecretResolver(environment: environment, home: demo.home),
        polling: isPollingSet ? PollSchedule(environment: environment) : quick))
  }
}
