import Activation

/// Something the program can do, by a name that stays: a line of the palette (anchors 1.2, 6 and 12).
struct Action: Sendable {
  /// Stable, such as `dataset.add-column`.
  let id: String
  let title: String
  /// What it does, in a few words.
  let meaning: String
  /// The key that does the same where it is at home.
  let keys: String
  let command: Command
  /// The step it belongs to; choosing it goes there first.
  let step: Field.Step?
  /// Why it cannot be done now, and what would have to be done first; nil when it can.
  let unavailable: @Sendable (WizardState) -> String?

  init(
    _ id: String, _ title: String, _ keys: String, _ meaning: String, _ command: Command, step: Field.Step? = nil,
    unless unavailable: @escaping @Sendable (WizardState) -> String? = { _ in nil }
  ) {
    self.id = id
    self.title = title
    self.keys = keys
    self.meaning = meaning
    self.command = command
    self.step = step
    self.unavailable = unavailable
  }

  static let all: [Action] = steps + dataset + mapping + review + home + general
}
