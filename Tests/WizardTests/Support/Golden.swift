import Foundation
import Testing

/// Screens kept as text. `AMC_EXPORT_RECORD=1` writes them anew; otherwise they are compared.
enum Golden {
  static func expect(_ screen: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let file = "\(name).txt"
    if ProcessInfo.processInfo.environment["AMC_EXPORT_RECORD"] == "1" {
      let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Golden")
      do {
        try (screen + "\n").write(to: folder.appendingPathComponent(file), atomically: true, encoding: .utf8)
      } catch {
        Issue.record("\(file) cannot be written: \(error)", sourceLocation: sourceLocation)
      }
      return
    }
    let url = Bundle.module.bundleURL.appendingPathComponent("Golden").appendingPathComponent(file)
    let kept = try? String(contentsOf: url, encoding: .utf8)
    #expect(screen + "\n" == kept, "\(name) differs from Golden/\(file)", sourceLocation: sourceLocation)
  }
}
