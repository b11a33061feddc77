import Foundation

/// Where this package and its program lie.
enum PackageFiles {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  /// The program under test: `AMC_EXPORT_BINARY`, else the debug build.
  static let binary =
    ProcessInfo.processInfo.environment["AMC_EXPORT_BINARY"] ?? "\(root)/.build/debug/amc-export"

  static let sampleCustomers = "\(root)/Sources/Sandbox/Samples/customers.csv"
  static let sampleDefinition = "\(root)/Sources/Sandbox/Samples/dataset.json"

  /// A Python script of `Scripts/`.
  static func script(_ name: String) -> String { "\(Bundle.module.bundlePath)/Scripts/\(name)" }
}
