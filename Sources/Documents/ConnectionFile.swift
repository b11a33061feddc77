import Activation
import Foundation

/// A connection as it lies on disk.
public struct ConnectionFile: Sendable {
  public var document: DocumentValue
  /// The name of the file, which is the name activations use.
  public let name: String
  public let path: String
  /// What was wrong with reading the file; then the document is empty.
  public let issues: [Issue]

  public init(document: DocumentValue, name: String, home: Home, issues: [Issue] = []) {
    self.document = document
    self.name = name
    path = home.connectionPath(name)
    self.issues = issues
  }

  /// Reads a connection by its name in the home folder.
  public static func load(_ name: String, home: Home) -> ConnectionFile {
    var issues: [Issue] = []
    let document = read(name, home: home, &issues)
    return ConnectionFile(document: document, name: name, home: home, issues: issues)
  }

  /// The connection as a draft without an activation.
  public var draft: Draft { Draft(connection: document) }

  /// - Throws: `AtomicFile.WriteError`.
  public func save() throws(AtomicFile.WriteError) { try AtomicFile.write(YAMLText.write(document), to: path) }

  private static func read(_ name: String, home: Home, _ issues: inout [Issue]) -> DocumentValue {
    guard DocumentName(name) != nil else {
      issues.append(
        .error(
          .invalidValue, "connection", "“\(name)” is not the name of a connection.",
          fix: "Give a plain name, such as acme-us."))
      return .map([:])
    }
    let path = home.connectionPath(name)
    guard DocumentFile.isFile(path) else {
      issues.append(missing(name, home))
      return .map([:])
    }
    return DocumentFile.read(path, at: "connection.file", missing: .connectionMissing, &issues) ?? .map([:])
  }

  private static func missing(_ name: String, _ home: Home) -> Issue {
    let suggestion = Spelling.closest(to: name, among: home.connectionNames).map { "Did you mean \($0)? " } ?? ""
    return .error(
      .connectionMissing, "connection.file", "There is no connection “\(name)”.",
      fix: "\(suggestion)Make it with “amc-export connection add \(name)”.")
  }
}

extension Home {
  /// Names of the activations that use a connection, sorted; files that cannot be read are left out.
  public func activations(using connection: String) -> [String] {
    activationNames.filter { DraftFile.load($0, home: self).draft.connectionName == connection }
  }
}
