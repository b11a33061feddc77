import Activation
import Documents
import ExportEngine
import Foundation
import Screen
import Testing

@testable import Wizard

@Suite("The effects on real files")
struct LiveEffectsTests {
  private let folder: SampleFolder
  private let mailbox = Mailbox<WizardMessage>()
  private let effects: WizardEffects

  init() throws {
    folder = try SampleFolder()
    effects = .live(engine: folder.engine, home: folder.home, mailbox: mailbox)
  }

  /// The next message that the test looks for; others are passed over.
  private func next<Value>(_ pick: (WizardMessage) -> Value?) async throws -> Value {
    while true {
      for message in mailbox.drain() {
        if let value = pick(message) { return value }
      }
      try await Task.sleep(for: .milliseconds(5))
    }
  }

  @Test("A new activation is made, changed, saved and listed", .timeLimit(.minutes(1)))
  func makes() async throws {
    effects.perform(.create(name: "first-try", connection: "acme-us"))
    var file = try await next { if case .loaded(let file) = $0 { file } else { nil } }
    #expect(file.draft.activation["activation"] == "first-try")
    #expect(file.issues.map(\.code) == [.connectionMissing])

    file.draft.connection = Sample.connection
    effects.perform(.save(file, [.activation, .connection]))
    let failure = try await next { if case .saved(_, _, let failure) = $0 { Optional.some(failure) } else { nil } }
    #expect(failure == nil)

    effects.perform(.list)
    let files = try await next { if case .listed(let files) = $0 { files } else { nil } }
    #expect(files.map(\.draft) == [file.draft])
  }

  @Test("An activation that is there is opened and not written over", .timeLimit(.minutes(1)))
  func keeps() async throws {
    effects.perform(.save(folder.file, [.activation]))
    effects.perform(.create(name: "loyalty-purchases", connection: nil))
    let file = try await next { if case .loaded(let file) = $0 { file } else { nil } }
    #expect(file.draft.activation == Sample.draft.activation)
    #expect(file.issues.map(\.code) == [.connectionMissing])
  }

  @Test("The preview of the sample arrives with its generation", .timeLimit(.minutes(1)))
  func previews() async throws {
    effects.perform(.preview(folder.file, generation: 7))
    let (report, generation) = try await next { message in
      if case .previewed(let report, let generation) = message { (report, generation) } else { nil }
    }
    #expect(generation == 7)
    #expect(report.rows.count == 4)
  }

  @Test("A folder that cannot be written is told, not thrown", .timeLimit(.minutes(1)))
  func refuses() async throws {
    let file = DraftFile(draft: Sample.draft, path: "/proc/invented/activations/x.yaml")
    effects.perform(.save(file, [.activation]))
    let failure = try await next { if case .saved(_, _, let failure) = $0 { Optional.some(failure) } else { nil } }
    #expect(failure?.contains("/proc/invented") == true)
  }
}
