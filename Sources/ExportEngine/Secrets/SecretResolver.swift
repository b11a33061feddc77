import Activation
import Documents
import Foundation
import Secrets

/// Fetches secrets from where their references point (DESIGN 3). What it fetches is never kept or printed.
public struct SecretResolver: Sendable {
  /// A secret file is short.
  private static let largestFile = 64 * 1024

  public let store: SealedStore
  private let environment: [String: String]
  private let folder: String

  /// - Parameters:
  ///   - home: holds the sealed store and is where relative paths start; nil takes the environment's.
  ///   - askPassphrase: asks the person for the store's passphrase; nil where nobody can be asked.
  public init(
    environment: [String: String], home: Home? = nil, askPassphrase: (@Sendable () -> Secret?)? = nil
  ) {
    let home = home ?? Home(environment: environment)
    self.environment = environment
    folder = home.folder
    store = SealedStore(home: home, environment: environment, askPassphrase: askPassphrase)
  }

  /// - Parameter path: the field, for the issue.
  /// - Throws: `ExportFailure` when there is nothing at the place.
  func resolve(_ reference: ValueReference, at path: FieldPath) throws(ExportFailure) -> Secret {
    switch reference {
    case .plain(let text): try present(Secret(text), reference, path)
    case .environment(let name): try present(environment[name].map(Secret.init), reference, path)
    case .file(let file): try present(contents(of: file), reference, path)
    case .command(let line): try output(of: line, path)
    case .store(let name): try sealed(name, path)
    }
  }

  /// Fetches a secret only to tell whether it is there.
  /// - Returns: nil when it is, else why it is not.
  public func problem(with reference: ValueReference, at path: FieldPath) -> Issue? {
    do {
      _ = try resolve(reference, at: path)
      return nil
    } catch {
      return error.issues.first
    }
  }

  private func present(_ secret: Secret?, _ reference: ValueReference, _ path: FieldPath) throws(ExportFailure)
    -> Secret
  {
    let text = secret?.revealed.trimmingCharacters(in: .newlines) ?? ""
    guard !text.isEmpty else { throw ExportFailure(unavailable(reference, path)) }
    return Secret(text)
  }

  private func unavailable(_ reference: ValueReference, _ path: FieldPath) -> Issue {
    let (message, fix) =
      switch reference {
      case .environment(let name): ("The environment variable \(name) is not set.", "Export \(name) before you start.")
      case .file(let file):
        ("The file \(fullPath(file)) holds no secret or cannot be read.", "Check the file and its permissions.")
      case .plain, .store, .command: ("The value is empty.", "Give a reference to it.")
      }
    return .error(.secretUnavailable, path, message, fix: fix)
  }

  private func output(of line: String, _ path: FieldPath) throws(ExportFailure) -> Secret {
    do {
      return try SecretCommand(environment: environment).secret(of: line)
    } catch {
      throw ExportFailure(error.issue(at: path))
    }
  }

  private func sealed(_ text: String, _ path: FieldPath) throws(ExportFailure) -> Secret {
    guard let name = SecretName(text) else {
      throw ExportFailure(
        .error(
          .invalidValue, path, "“store:\(text)” is not the name of a sealed secret.",
          fix: "Write store:NAME/KEY, such as store:acme-us/client_secret."))
    }
    do {
      if let secret = try store.secret(name) { return secret }
      throw ExportFailure(missing(name, path))
    } catch let error as SealedStoreError {
      throw ExportFailure(error.issue(at: path))
    } catch {
      throw ExportFailure(error)
    }
  }

  private func missing(_ name: SecretName, _ path: FieldPath) -> Issue {
    let names = ((try? store.names()) ?? []).map(\.description)
    let suggestion = Spelling.closest(to: name.description, among: names).map { "Did you mean \($0)? " } ?? ""
    return .error(
      .secretUnavailable, path, "The sealed store holds no secret \(name).",
      fix: "\(suggestion)Seal it with “amc-export secret set \(name)”.")
  }
}

// MARK: - Files

extension SecretResolver {
  /// What a person should know about a place that does hold its secret: a file that everybody may read.
  public func warning(about reference: ValueReference, at path: FieldPath) -> Issue? {
    guard case .file(let file) = reference else { return nil }
    var status = stat()
    guard stat(fullPath(file), &status) == 0, status.st_mode & 0o004 != 0 else { return nil }
    return .warning(
      .storeInsecure, path, "Every user of this machine can read \(fullPath(file)).",
      fix: "Close it: chmod 600 '\(fullPath(file))'")
  }

  /// Absolute, below the user's folder with `~/`, else relative to the home folder.
  private func fullPath(_ file: String) -> String {
    if file.hasPrefix("~/") { return (environment["HOME"] ?? NSHomeDirectory()) + file.dropFirst() }
    return file.hasPrefix("/") ? file : "\(folder)/\(file)"
  }

  /// Nil when it cannot be read, is no text, or is too long.
  private func contents(of file: String) -> Secret? {
    guard let handle = FileHandle(forReadingAtPath: fullPath(file)) else { return nil }
    defer { try? handle.close() }
    guard let data = try? handle.read(upToCount: Self.largestFile + 1), data.count <= Self.largestFile else {
      return nil
    }
    return String(validating: data, as: UTF8.self).map(Secret.init)
  }
}
