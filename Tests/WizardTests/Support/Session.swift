import Activation
import Documents
import ExportEngine
import Screen
import Synchronization

@testable import Wizard

/// A person at the wizard: keys go in, screens and requests come out. The clock stands still unless it is moved.
struct Session {
  final class Outside: Sendable {
    let requests = Mutex<[WizardRequest]>([])
    let seconds = Mutex(1000.0)
  }

  var program: WizardProgram
  let outside = Outside()

  init(opening: DraftFile? = nil, glyphs: Glyphs = .unicode) {
    let outside = outside
    program = WizardProgram(
      effects: WizardEffects { request in outside.requests.withLock { $0.append(request) } },
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

  mutating func screen(_ size: Size = .standard) -> String { program.view(size).buffer.text }
}

extension WizardRequest {
  /// The kind of request, for tests that compare only that.
  var word: String {
    switch self {
    case .list: "list"
    case .load: "load"
    case .create: "create"
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
