import Testing

/// One mistake a person makes, and what every command has to say about it.
struct BadInput: CustomTestStringConvertible, Sendable {
  let name: String
  /// The exit status of DESIGN 4; `validate` ends with 65 for any error.
  let status: Int32
  let code: String
  let path: String
  /// Words that the message or the fix has to hold.
  let says: [String]
  /// The commands that can know of it.
  let commands: [Command]
  let prepare: @Sendable (inout Scene) throws -> Void

  init(
    _ name: String, _ status: Int32, _ code: String, at path: String, says: [String] = [],
    to commands: [Command] = Command.allCases, prepare: @escaping @Sendable (inout Scene) throws -> Void
  ) {
    self.name = name
    self.status = status
    self.code = code
    self.path = path
    self.says = says
    self.commands = commands
    self.prepare = prepare
  }

  var testDescription: String { name }

  enum Command: String, CaseIterable, Sendable {
    case validate
    case preview
    case dryRun = "dry-run"
    case run

    func status(for status: Int32) -> Int32 { self == .validate ? 65 : status }
  }
}

extension [BadInput.Command] {
  /// `validate` looks at the columns only.
  static let readingRows: Self = [.preview, .dryRun, .run]
  /// A preview shows what is wrong with a row instead of stopping.
  static let judgingRows: Self = [.dryRun, .run]
  static let live: Self = [.run]
}
