import Screen

/// One line of the key table: the keys, what they do, and how the key line and the help say it.
struct KeyBinding: Sendable {
  let keys: [Key]
  /// The keys as they are shown, such as “Tab” or “1–7”.
  let label: String
  /// What it does, in the few words of the key line.
  let title: String
  /// What it does, for the help.
  let meaning: String
  let command: Command
  /// True when the key line names it.
  let isInKeyLine: Bool

  init(
    _ keys: [Key], _ label: String, _ title: String, _ meaning: String, _ command: Command, inKeyLine: Bool = true
  ) {
    self.keys = keys
    self.label = label
    self.title = title
    self.meaning = meaning
    self.command = command
    isInKeyLine = inKeyLine
  }

  /// A key that is not in the key line.
  static func quiet(_ keys: [Key], _ label: String, _ meaning: String, _ command: Command) -> KeyBinding {
    KeyBinding(keys, label, meaning, meaning, command, inKeyLine: false)
  }

  static func key(_ character: Character, _ title: String, _ meaning: String, _ command: Command) -> KeyBinding {
    KeyBinding([.character(character)], String(character), title, meaning, command)
  }
}
