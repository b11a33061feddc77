import Foundation
import Testing

/// The three walls of the house (DESIGN 2), read from the import lines.
@Suite("Walls between the rooms")
struct WallsTests {
  private static let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Sources")

  private func imports(of room: String) throws -> [(file: String, module: String)] {
    let folder = Self.sources.appendingPathComponent(room).path
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".swift") }
    return try files.flatMap { file in
      try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8).split(separator: "\n").compactMap { line in
        let words = line.split(separator: " ")
        guard let position = words.firstIndex(of: "import"), position <= 1, words.count > position + 1 else {
          return nil
        }
        return (file, String(words[position + 1]))
      }
    }
  }

  private var rooms: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: Self.sources.path) }
  }

  @Test(
    "pure rooms do no input or output",
    arguments: [
      ("Activation", [String]()), ("Identity", ["Activation", "CKernels", "CPhoneNumber", "Crypto"]),
      ("Scheduling", ["Activation"]), ("Screen", ["Synchronization"]),
    ])
  func staysPure(room: String, allowed: [String]) throws {
    let found = try imports(of: room)
    #expect(found.allSatisfy { allowed.contains($0.module) }, "\(found.filter { !allowed.contains($0.module) })")
  }

  @Test("the wizard never sees the terminal")
  func wizardIsBlind() throws {
    let found = try imports(of: "Wizard").map(\.module)
    #expect(!found.isEmpty)
    #expect(!found.contains("Terminal") && !found.contains("CTerminal"))
  }

  @Test("only the terminal room touches the C terminal")
  func terminalIsAlone() throws {
    for room in try rooms where room != "Terminal" {
      #expect(try !imports(of: room).contains { $0.module == "CTerminal" }, "\(room)")
    }
    #expect(try imports(of: "Terminal").contains { $0.module == "CTerminal" })
  }
}
