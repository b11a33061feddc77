import Activation
import Foundation

/// Fetches secrets from where their references point (DESIGN 3). What it fetches is never kept or printed.
public struct SecretResolver: Sendable {
  private let environment: [String: String]

  public init(environment: [String: String]) { self.environment = environment }

  /// - Parameter path: the field, for the issue.
  /// - Throws: `ExportFailure` when there is nothing at the place.
  func resolve(_ reference: ValueReference, at path: FieldPath) throws(ExportFailure) -> Secret {
    let value: String? =
      switch reference {
      case .plain(let text): text
      case .environment(let name): environment[name]
      case .file(let path): try? String(contentsOfFile: path, encoding: .utf8)
      case .command(let line): output(of: line)
      case .store:
        throw ExportFailure(
          .notYet(path, "The sealed store", instead: "Use env:NAME or file:PATH."))
      }
    guard let value = value?.trimmingCharacters(in: .newlines), !value.isEmpty else {
      throw ExportFailure(unavailable(reference, path))
    }
    return Secret(value)
  }

  private func unavailable(_ reference: ValueReference, _ path: FieldPath) -> Issue {
    let (message, fix) =
      switch reference {
      case .environment(let name): ("The environment variable \(name) is not set.", "Export \(name) before you start.")
      case .file(let path):
        ("The file \(path) holds no secret or cannot be read.", "Check the file and its permissions.")
      case .command: ("The command that should print the secret printed nothing.", "Run it by hand to see why.")
      case .plain, .store: ("The value is empty.", "Give a reference to it.")
      }
    return .error(.secretUnavailable, path, message, fix: fix)
  }

  /// Runs a program without a shell; what it writes to standard error goes to the terminal.
  private func output(of line: String) -> String? {
    let words = line.split(separator: " ").map(String.init)
    guard !words.isEmpty else { return nil }
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = words
    process.environment = environment
    process.standardOutput = pipe
    do { try process.run() } catch { return nil }
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? String(decoding: data, as: UTF8.self) : nil
  }
}
