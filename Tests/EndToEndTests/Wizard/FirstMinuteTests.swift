import Foundation
import Testing

@Suite("The first minutes, with only what is on the screen", .serialized)
struct FirstMinuteTests {
  private let home: TestHome

  init() throws {
    home = try TestHome()
    try home.write("Email,Town\nAda.Okafor@Example.com,Paris\nnia@example.org,Rome\n", to: "data/customers.csv")
  }

  private func open(_ arguments: String = "", environment: String = "") async throws -> TerminalPane {
    try await TerminalPane(
      home,
      script: """
        cd '\(home.folder)'
        \(environment) "\(PackageFiles.binary)" \(arguments)
        echo "ended with $?"
        exec cat
        """)
  }

  private func activation(_ name: String) throws -> String {
    try String(contentsOfFile: "\(home.folder)/activations/\(name).yaml", encoding: .utf8)
  }

  @Test("From an empty home to one's own rows, masked, at 80×24")
  func ownRows() async throws {
    let pane = try await open()
    try await pane.wait(for: "Try the demo")
    try await pane.press("n")
    try await pane.wait(for: "New activation")
    try await pane.type("weekly")
    try await pane.press("Tab")
    try await pane.type("acme-us")
    try await pane.press("Enter")
    try await pane.wait(for: "weekly ▸ Connection")
    try await pane.press("C-n")
    try await pane.wait(for: "weekly ▸ Source")
    try await pane.press("Tab")
    try await pane.wait(for: "a CSV file")
    try await pane.press("Right")
    try await pane.wait(for: "● csv")
    try await pane.press("Tab")
    try await pane.type("../data/customers.csv")
    try await pane.press("Enter")
    for step in ["Target", "Data set", "Mapping"] {
      try await pane.press("C-n")
      try await pane.wait(for: "weekly ▸ \(step)")
    }
    let screen = try await pane.wait(for: "Email", "Town", "2 rows", "Ad••••••••")
    #expect(!screen.contains("Ada.Okafor"))
    try await pane.press("m")
    try await pane.wait(for: "Ada.Okafor@Example.com")
    #expect(try activation("weekly").contains("path: ../data/customers.csv"))
  }

  @Test("A column is added in the table and edited in one's own editor")
  func dataset() async throws {
    try home.write("activation: one\nresult_settings: {dataset_id: loyalty_v1}\n", to: "activations/one.yaml")
    let pane = try await open(environment: "EDITOR='sed -i s/bought_at/bought_on/'")
    try await pane.wait(for: "▸ one")
    try await pane.press("Enter")
    try await pane.wait(for: "one ▸ Connection")
    for step in ["Source", "Target", "Data set"] {
      try await pane.press("C-n")
      try await pane.wait(for: "one ▸ \(step)")
    }
    try await pane.press("Tab")
    try await pane.wait(for: "add the first column")
    try await pane.press("a")
    try await pane.wait(for: "New column")
    try await pane.type("bought_at")
    try await pane.press("Enter")
    try await pane.wait(for: "bought_at  STRING")
    try await pane.press("e")
    try await pane.wait(for: "bought_on  STRING", "saved")
    let text = try activation("one")
    #expect(text.contains("bought_on"))
    #expect(home.temporaryNames.filter { $0.contains("edit") } == [])
    try await pane.press("C-z")
    try await pane.wait(for: "bought_at  STRING")
  }

  @Test("Typed text is offered again after the process was killed")
  func recovers() async throws {
    try home.write("activation: one\n", to: "activations/one.yaml")
    let pane = try await open(environment: "sh -c 'echo $$ > pid; exec \"$0\" \"$@\"'")
    try await pane.wait(for: "▸ one")
    try await pane.press("Enter")
    try await pane.wait(for: "one ▸ Connection")
    try await pane.type("acme-eu")
    let kept = "\(home.folder)/state/recovery/one.json"
    try await waiting(for: "the text to be kept") {
      (try? String(contentsOfFile: kept, encoding: .utf8))?.contains("acme-eu") == true ? () : nil
    }
    let pid = try #require(
      Int32(
        try String(contentsOfFile: "\(home.folder)/pid", encoding: .utf8).trimmingCharacters(
          in: .whitespacesAndNewlines)))
    kill(pid, SIGKILL)
    let again = try await open()
    try await again.wait(for: "▸ one")
    try await again.press("Enter")
    try await again.wait(for: "Unfinished text")
    try await again.press("y")
    try await again.wait(for: "acme-eu")
    try await again.press("Enter")
    try await again.wait(for: "saved")
    #expect(try activation("one").contains("connection: acme-eu"))
  }

  @Test("The same questions one a line, for a terminal that cannot draw")
  func plain() async throws {
    let pane = try await open("--plain", environment: "TERM=dumb")
    try await pane.wait(for: "Activation; another name makes a new one:")
    try await pane.type("weekly")
    try await pane.press("Enter")
    try await pane.wait(for: "Step 1 of 7, Connection", "Connection, required [empty]:")
    try await pane.type(">")
    try await pane.press("Enter")
    try await pane.wait(for: "Activation name, required [weekly]:")
    try await pane.press("Enter")
    try await pane.wait(for: "Kind of source, required", "1 csv: a CSV file")
    try await pane.type("1")
    try await pane.press("Enter")
    try await pane.wait(for: "File, required [empty]:")
    try await pane.type("../data/customers.csv")
    try await pane.press("Enter")
    try await pane.wait(for: "Delimiter")
    try await pane.type("q")
    try await pane.press("Enter")
    try await pane.wait(for: "errors", "ended with 0")
    #expect(try activation("weekly").contains("path: ../data/customers.csv"))
  }
}
