import Activation
import ArgumentParser
import Documents
import Foundation
import Reporting

struct ConnectionRemoveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Removes a connection.",
    discussion: """
      Asks first and names the activations that use it; where nobody can be asked, it needs --yes. Sealed secrets stay \
      until “amc-export secret remove”.

      Example: amc-export connection remove acme-us --yes
      """)

  @Argument(help: "The name of the connection.") var name: String
  @Flag(help: "Do not ask.") var yes = false

  func run() async throws {
    let context = Context()
    guard context.home.connectionNames.contains(name) else {
      return try IssueReport.finish(ConnectionFile.load(name, home: context.home).issues)
    }
    let users = context.home.activations(using: name)
    if !users.isEmpty { Console.narrate("used by \(users.joined(separator: ", "))") }
    try confirm()
    guard unlink(context.home.connectionPath(name)) == 0 else {
      let reason = String(cString: strerror(errno))
      let path = context.home.connectionPath(name)
      return try IssueReport.finish([
        .error(.outputUnwritable, FieldPath(), "\(path) cannot be removed: \(reason).", fix: "Check the folder.")
      ])
    }
    Console.narrate("removed \(name)")
    let sealed = ((try? context.store.names()) ?? []).filter { $0.owner == name }
    if !sealed.isEmpty {
      Console.narrate("still sealed: \(sealed.map(\.description).joined(separator: ", "))")
    }
  }

  private func confirm() throws {
    guard !yes else { return }
    guard Console.canAsk, Console.ask("Type \(name) to remove it:") == name else {
      return try IssueReport.finish([
        .error(
          .confirmationNeeded, FieldPath(), "The connection \(name) was not removed.", fix: "Confirm it, or add --yes.")
      ])
    }
  }
}
