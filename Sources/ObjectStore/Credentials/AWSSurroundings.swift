import Foundation
import Transport

/// What the default chain of the AWS command line looks at: variables, files, programs and the network.
public struct AWSSurroundings: Sendable {
  public var variables: [String: String]
  /// The text of a file; nil when it cannot be read.
  public var readFile: @Sendable (String) -> String?
  /// Runs a program without a shell; nil when it failed.
  public var runProgram: @Sendable ([String]) -> [UInt8]?
  public var sender: any HTTPSender
  public var now: @Sendable () -> Date

  public init(
    variables: [String: String], sender: any HTTPSender, now: @escaping @Sendable () -> Date = { Date() },
    readFile: @escaping @Sendable (String) -> String? = { try? String(contentsOfFile: $0, encoding: .utf8) },
    runProgram: (@Sendable ([String]) -> [UInt8]?)? = nil
  ) {
    self.variables = variables
    self.sender = sender
    self.now = now
    self.readFile = readFile
    self.runProgram = runProgram ?? { Self.output(of: $0, variables) }
  }

  /// The value of a variable; one that is set to nothing counts as not set.
  func variable(_ name: String) -> String? { variables[name].flatMap { $0.isEmpty ? nil : $0 } }

  private static func output(of words: [String], _ variables: [String: String]) -> [UInt8]? {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["--"] + words
    process.environment = variables
    process.standardOutput = pipe
    process.standardInput = FileHandle.nullDevice
    do { try process.run() } catch { return nil }
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? Array(data) : nil
  }
}
