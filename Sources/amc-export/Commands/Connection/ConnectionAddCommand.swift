import Activation
import ArgumentParser
import Documents
import Foundation
import Reporting
import Secrets

struct ConnectionAddCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Makes a connection: asks on a terminal, takes flags elsewhere.",
    discussion: """
      A flag sets its field and spares the question. Secrets typed on the terminal are sealed. A flag for a secret \
      takes a reference only (store:NAME/KEY, env:NAME, file:PATH, command:PROGRAM), because other users can see the \
      command line; a secret already sealed as NAME/KEY under the connection's name is found by itself.

      \(FieldFlags.help)

      Example: amc-export connection add acme-us --amc-instance-id amcr1aaaa1a --client-id amzn1.application-oa2-client.0a1b \
      --client-secret env:AMAZON_CLIENT_SECRET --auth-method basic --access-key-id env:AWS_ACCESS_KEY_ID \
      --secret-access-key env:AWS_SECRET_ACCESS_KEY
      """)

  @Argument(parsing: .allUnrecognized, help: "The name of the connection, and flags for its fields.")
  var words: [String] = []

  func run() async throws {
    let context = Context()
    let flags: FieldFlags
    do { flags = try FieldFlags(words) } catch { throw ValidationError(error.text) }
    var connection = ConnectionDraft(name: try name(flags.names, context.home))
    for (field, text) in flags.values {
      try check(text, field)
      connection.set(text, for: field)
    }
    if Console.canAsk {
      guard ConnectionQuestions.ask(&connection, except: flags.values.map(\.field)) else {
        return try IssueReport.finish([
          .error(.confirmationNeeded, FieldPath(), "The connection was not made.", fix: "Start again when you like.")
        ])
      }
    } else {
      useSealedSecrets(&connection, context.store)
    }
    try finish(connection, context)
  }

  private func name(_ names: [String], _ home: Home) throws -> String {
    guard names.count == 1, let name = names.first else {
      throw ValidationError(
        names.isEmpty ? "the name of the connection is missing" : "one name is wanted, not \(names.count)")
    }
    guard DocumentName(name) != nil else {
      throw ValidationError("“\(name)” is no name of a connection: letters, digits, -, _ and . make one")
    }
    guard !home.connectionNames.contains(name) else {
      throw ValidationError("there is a connection \(name) already: \(home.connectionPath(name))")
    }
    return name
  }

  private func check(_ text: String, _ field: Field) throws {
    guard ConnectionDraft.isHidden(field), ValueReference(text).isPlain else { return }
    let flag = FieldFlags.flag(of: field)
    throw ValidationError(
      "\(flag) takes a reference, never the secret: every user of this machine can see a command line. "
        + "Seal it with “amc-export secret set NAME/KEY” and give \(flag) store:NAME/KEY")
  }

  /// Secrets sealed beforehand under the connection's name need no flag.
  private func useSealedSecrets(_ connection: inout ConnectionDraft, _ store: SealedStore) {
    let sealed = Set((try? store.names()) ?? [])
    for field in FieldFlags.fields where field.kind == .secret && field.applies(connection.draft) {
      guard connection.draft.text(of: field) == nil, let place = connection.place(of: field), sealed.contains(place)
      else { continue }
      connection.set("store:\(place)", for: field)
    }
  }

  private func finish(_ connection: ConnectionDraft, _ context: Context) throws {
    let errors = connection.issues.errors
    guard errors.isEmpty else {
      errors.flatMap(IssueText.lines).forEach(Console.narrate)
      let missing = errors.filter { $0.code == .missingValue }.compactMap { FieldRegistry.field(at: $0.path) }
      if !missing.isEmpty {
        Console.narrate("missing: \(missing.map(FieldFlags.flag).joined(separator: ", "))")
      }
      throw ExitCode(ExitStatus.usage.rawValue)
    }
    try save(connection, context)
    let hasToken = connection.draft.connection["login.refresh_token" as FieldPath] != nil
    if !hasToken { Console.narrate("next: amc-export connection login \(connection.name)") }
  }

  private func save(_ connection: ConnectionDraft, _ context: Context) throws {
    let file = ConnectionFile(document: connection.draft.connection, name: connection.name, home: context.home)
    do {
      for (name, secret) in connection.secrets { try context.store.seal(secret, as: name) }
      try file.save()
    } catch let error as SealedStoreError {
      return try IssueReport.finish([error.issue()])
    } catch let error as AtomicFile.WriteError {
      return try IssueReport.finish([
        .error(
          .outputUnwritable, FieldPath(), "\(error.path) cannot be written: \(error.reason).",
          fix: "Check the folder, its owner and the free space.")
      ])
    }
    for (name, _) in connection.secrets { Console.narrate("sealed \(name)") }
    Console.narrate("wrote \(file.path)")
  }
}
