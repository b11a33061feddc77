import Activation
import Foundation

/// The folders of the program (DESIGN 3).
public struct Home: Sendable, Hashable {
  /// `connections/` and `activations/` lie below it.
  public let folder: String
  /// Rejects and logs lie below it.
  public let stateFolder: String

  public init(folder: String, stateFolder: String) {
    self.folder = folder
    self.stateFolder = stateFolder
  }

  /// From `AMC_EXPORT_HOME`, `AMC_EXPORT_STATE`, `XDG_CONFIG_HOME` and `XDG_STATE_HOME`.
  public init(environment: [String: String]) {
    func given(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
    let user = given("HOME") ?? NSHomeDirectory()
    let own = given("AMC_EXPORT_HOME")
    folder = own ?? (given("XDG_CONFIG_HOME") ?? "\(user)/.config") + "/amc-export"
    stateFolder =
      given("AMC_EXPORT_STATE") ?? own.map { "\($0)/state" }
      ?? (given("XDG_STATE_HOME") ?? "\(user)/.local/state") + "/amc-export"
  }

  public func connectionPath(_ name: String) -> String { "\(folder)/connections/\(name).yaml" }
  public func activationPath(_ name: String) -> String { "\(folder)/activations/\(name).yaml" }
  /// How mail is sent.
  public var settingsPath: String { "\(folder)/settings.yaml" }
  public func rejectsPath(run: String) -> String { "\(stateFolder)/rejects/\(run).csv" }

  /// Names of the activation files, sorted.
  public var activationNames: [String] { names(in: "\(folder)/activations") }
  public var connectionNames: [String] { names(in: "\(folder)/connections") }

  private func names(in folder: String) -> [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return files.filter { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") }.map { String($0.dropLast(5)) }.sorted()
  }
}
