import Activation
import ArgumentParser
import Documents
import ExportEngine
import Foundation
import Notification
import Reporting
import SchedulerService

struct SchedulerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scheduler", abstract: "Runs the home's activations when they are due.",
    discussion: """
      A service in the foreground. It reads the activations of the home folder, takes up changes while it runs, and \
      remembers in the state folder what it fired. An activation runs one at a time. Runs that were missed while it was \
      down, or while the activation still ran, follow schedule.catch_up: all works them off one by one, oldest first \
      (the newest schedule.catch_up_limit of them, 24 unless set), last runs the last one, none skips them.

      After schedule.disable_after failures in a row (10 unless set) that only a change of files, rights or data can \
      end, the schedule is disabled; amc-export activation show says why, amc-export activation enable begins anew.

      Ctrl-C or SIGTERM stops running exports in order and ends with 0; a run that had not handed anything over is \
      repeated at the next start.

      Example: amc-export scheduler --at-most 3
      """)

  @Option(help: "How many activations run at once.") var atMost = 2
  @Flag(help: "End when nothing is due any more.") var once = false
  @Flag(help: "Let activations run that remove rows.") var yes = false
  @Flag(help: "Print what happens as NDJSON on standard output.") var events = false
  @Flag(help: "Print a systemd unit that runs this, and end.") var systemdUnit = false

  func validate() throws {
    guard (1...100).contains(atMost) else { throw ValidationError("--at-most takes a number from 1 to 100") }
  }

  func run() async throws {
    let context = Context()
    if systemdUnit { return printUnit(context) }
    let service = SchedulerService(
      engine: context.engine, home: context.home, notifier: context.notifier,
      options: .init(atMost: atMost, endsWhenIdle: once, confirmsRemoval: yes), tell: listener)
    let outcome = await Interruption.guarding { () async -> Result<Void, SchedulerFailure> in
      do throws(SchedulerFailure) { return .success(try await service.run()) } catch { return .failure(error) }
    }
    guard case .failure(let failure) = outcome else { return }
    IssueText.lines(failure.issue).forEach(Console.narrate)
    try ExitStatus([failure.issue]).finish()
  }

  private var listener: @Sendable (SchedulerNotice) -> Void {
    if events { return { Console.print(JSONText.write($0.document)) } }
    return { if let line = $0.line { Console.narrate("\(Date().formatted(.iso8601)) \(line)") } }
  }

  private func printUnit(_ context: Context) {
    let program = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? "amc-export"
    var arguments = ["--at-most", "\(atMost)"]
    if yes { arguments.append("--yes") }
    Console.print(SystemdUnit.text(program: program, arguments: arguments, home: context.home))
    Console.narrate(
      "write it to ~/.config/systemd/user/amc-export.service, then: systemctl --user enable --now amc-export")
  }
}
