import Activation
import Documents
import ExportEngine
import Foundation
import Screen
import Synchronization

@testable import Wizard

/// A person at the wizard: keys go in, screens and requests come out. The clock stands still unless it is moved.
struct Session {
  final class Outside: Sendable {
    let requests = Mutex<[WizardRequest]>([])
    let seconds = Mutex(1000.0)
    /// What was handed to the person's own editor, and what comes back from it; nil for the same text.
    let edits = Mutex<[String]>([])
    let editResult = Mutex<OutsideEdit?>(nil)
  }

  var program: WizardProgram
  let outside = Outside()

  init(opening: DraftFile? = nil, glyphs: Glyphs = .unicode) {
    let outside = outside
    program = WizardProgram(
      effects: WizardEffects(
        perform: { request in outside.requests.withLock { $0.append(request) } },
        editOutside: { text, ending in
          outside.edits.withLock { $0.append("\(ending): \(text)") }
          return outside.editResult.withLock { $0 } ?? .text(text)
        }),
      clock: WizardClock { Moment(seconds: outside.seconds.withLock { $0 }, timeOfDay: "17:04:09") },
      glyphs: glyphs, opening: opening)
  }

  var state: WizardState { program.state }
  var editor: EditorState? { program.state.editor }

  mutating func press(_ keys: Key...) {
    for key in keys { program.handle(.key(key)) }
  }

  mutating func type(_ text: String) {
    for character in text { program.handle(.key(.character(character))) }
  }

  /// Clears the focused text field and types another text.
  mutating func retype(_ text: String) {
    press(.control("u"))
    type(text)
  }

  mutating func receive(_ messages: WizardMessage...) {
    for message in messages { program.receive(message) }
  }

  mutating func happen(_ events: ExportEvent...) {
    for event in events { program.receive(.event(event)) }
  }

  /// Goes to a step by its number, from wherever the keyboard is.
  mutating func go(to step: Field.Step) {
    while editor?.step != step, let present = editor?.step {
      press(present.number < step.number ? .control("n") : .control("b"))
    }
  }

  /// Moves the focus to a field of the present step.
  mutating func focus(_ title: String) {
    while let previous = editor?.fieldNumber, previous > 0 { press(.backTab) }
    while let field = editor?.focusedField, field.title != title {
      let before = editor?.fieldNumber
      press(.tab)
      if editor?.fieldNumber == before, editor?.definitionRow == 0 { return }
    }
  }

  func wait(_ seconds: Double) { outside.seconds.withLock { $0 += seconds } }

  /// The requests since the last look.
  func takeRequests() -> [WizardRequest] {
    outside.requests.withLock { requests in
      defer { requests = [] }
      return requests
    }
  }

  /// Does what the program wants of the terminal, as the terminal would; returns what was copied.
  @discardableResult
  mutating func serveTerminal() -> [String] {
    var copied: [String] = []
    while let request = program.takeRequest() {
      switch request {
      case .copy(let text): copied.append(text)
      case .foreground(let work): program.receive(work())
      case .suspend: break
      }
    }
    return copied
  }

  mutating func click(_ text: String, size: Size = .standard) {
    let lines = screen(size).split(separator: "\n", omittingEmptySubsequences: false)
    for (row, line) in lines.enumerated() {
      guard let range = line.range(of: text) else { continue }
      let column = line[..<range.lowerBound].displayWidth
      program.handle(.click(Point(row: row, column: column)))
      return
    }
  }

  mutating func screen(_ size: Size = .standard) -> String { program.view(size).buffer.text }
}

extension WizardRequest {
  /// The kind of request, for tests that compare only that.
  var word: String {
    switch self {
    case .list: "list"
    case .load: "load"
    case .create: "create"
    case .duplicate: "duplicate"
    case .delete: "delete"
    case .importFile: "import"
    case .keep: "keep"
    case .forget: "forget"
    case .readRejects: "read rejects"
    case .save(_, let documents): "save " + documents.map { "\($0)" }.sorted().joined(separator: "+")
    case .reconnect: "reconnect"
    case .validate: "validate"
    case .preview: "preview"
    case .dryRun: "dry run"
    case .cancelDryRun: "cancel dry run"
    case .run: "run"
    case .cancelRun: "cancel run"
    }
  }
}
