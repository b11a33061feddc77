import Activation
import ArgumentParser
import Documents
import ExportEngine
import Foundation
import Reporting
import SchedulerService

struct ActivationCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "activation", abstract: "Looks at the home's activations, switches their schedules, copies them.",
    discussion: """
      To run one now: amc-export run NAME. Files of other tools are read by amc-export workflow import.

      Example: amc-export activation list
      """,
    subcommands: [
      ActivationListCommand.self, ActivationShowCommand.self, ActivationEnableCommand.self,
      ActivationDisableCommand.self, ActivationDuplicateCommand.self,
    ],
    defaultSubcommand: ActivationListCommand.self)
}

struct ActivationListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists the activations of the home folder.",
    discussion: "Example: amc-export activation list --json")

  @Flag(help: "Print one JSON document: a list.") var json = false

  func run() throws {
    let home = Context().home
    let activations = home.activationNames.map { ActivationView($0, home: home) }
    if json {
      Console.print(json: .list(activations.map(\.document)))
    } else if activations.isEmpty {
      Console.narrate("there are no activations in \(home.folder)/activations")
    } else {
      Console.print(activations.map(\.line))
    }
  }
}

struct ActivationShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Shows one activation, when it runs next, and why it does not.",
    discussion: "Example: amc-export activation show weekly-loyalty")

  @Argument(help: "The activation's name in the home folder.") var name: String
  @Flag(help: "Print one JSON document.") var json = false

  func run() throws {
    let home = Context().home
    _ = try home.existingActivation(name)
    let view = ActivationView(name, home: home)
    if json { Console.print(json: view.document) } else { Console.print(view.lines) }
  }
}

struct ActivationEnableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "enable", abstract: "Lets the scheduler run an activation.",
    discussion: """
      Sets schedule.enabled in its file, and lifts what the scheduler did after failures. Runs that were missed \
      meanwhile are not caught up.

      Example: amc-export activation enable weekly-loyalty
      """)

  @Argument(help: "The activation's name in the home folder.") var name: String

  func run() throws { try ActivationSwitch(name, to: true).run() }
}

struct ActivationDisableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "disable", abstract: "Keeps the scheduler from running an activation.",
    discussion: "Example: amc-export activation disable weekly-loyalty")

  @Argument(help: "The activation's name in the home folder.") var name: String

  func run() throws { try ActivationSwitch(name, to: false).run() }
}

struct ActivationDuplicateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "duplicate", abstract: "Copies an activation under another name.",
    discussion: """
      Comments are copied, too. The schedule of the copy is off until it is enabled.

      Example: amc-export activation duplicate weekly-loyalty monthly-loyalty
      """)

  @Argument(help: "The activation's name in the home folder.") var name: String
  @Argument(help: "The name of the copy.") var copy: String

  func run() throws {
    let home = Context().home
    let text = try home.existingActivation(name)
    guard !copy.isEmpty, !copy.contains("/"), !copy.hasPrefix("."), copy.allSatisfy({ !$0.isNewline }) else {
      throw ValidationError("“\(copy)” cannot be the name of a file; use letters, digits and hyphens")
    }
    let path = home.activationPath(copy)
    guard !FileManager.default.fileExists(atPath: path) else { throw ValidationError("\(path) is there already") }
    try ActivationEdit.write(to: path) { () throws(DocumentSyntaxError) in
      let named = try ActivationText.naming(copy, in: text)
      let isScheduled = try YAMLText.read(named)["schedule"]?["cron"]?.scalarText?.isEmpty == false
      return isScheduled ? try ActivationText.settingEnabled(false, in: named) : named
    }
    Console.narrate(
      "\(path) is a copy of \(name); a schedule it has is off until: amc-export activation enable \(copy)")
  }
}

/// Switches a schedule on or off.
private struct ActivationSwitch {
  let name: String
  let isOn: Bool

  init(_ name: String, to isOn: Bool) {
    self.name = name
    self.isOn = isOn
  }

  func run() throws {
    let home = Context().home
    let text = try home.existingActivation(name)
    let view = ActivationView(name, home: home)
    guard view.hasSchedule else {
      throw ValidationError("\(name) has no schedule; add schedule: {cron: …} to \(home.activationPath(name))")
    }
    try ActivationEdit.write(to: home.activationPath(name)) { () throws(DocumentSyntaxError) in
      try ActivationText.settingEnabled(isOn, in: text)
    }
    let wasSuspended = isOn && Suspension.lift(name, home: home)
    let more = wasSuspended ? "; failures are counted anew" : ""
    Console.narrate("\(name): \(isOn ? "enabled" : "disabled")\(more)")
  }
}

private enum ActivationEdit {
  static func write(to path: String, _ text: () throws(DocumentSyntaxError) -> String) throws {
    do {
      try AtomicFile.write(try text(), to: path)
    } catch let error as DocumentSyntaxError {
      try refuse(
        .error(
          .brokenSyntax, FieldPath(), "\(path), line \(error.line), column \(error.column): \(error.reason).",
          fix: "Correct the YAML at that place."))
    } catch let error as AtomicFile.WriteError {
      try refuse(
        .error(
          .outputUnwritable, FieldPath(), "\(error.path) cannot be written: \(error.reason).",
          fix: "Check its permissions."))
    }
  }

  private static func refuse(_ issue: Issue) throws {
    IssueText.lines(issue).forEach(Console.narrate)
    try ExitStatus([issue]).finish()
  }
}

extension Home {
  /// The text of an activation's file.
  /// - Throws: the exit status for a file that is missing.
  fileprivate func existingActivation(_ name: String) throws -> String {
    let path = activationPath(name)
    if !name.contains("/"), let data = FileManager.default.contents(atPath: path) {
      return String(decoding: data, as: UTF8.self)
    }
    let suggestion = Spelling.closest(to: name, among: activationNames).map { "Did you mean \($0)?" }
    let issue = Issue.error(
      .fileMissing, FieldPath(), "There is no activation “\(name)” in \(folder)/activations.",
      fix: suggestion ?? "List them with amc-export activation list.")
    IssueText.lines(issue).forEach(Console.narrate)
    throw ExitCode(ExitStatus.sourceMissing.rawValue)
  }
}
