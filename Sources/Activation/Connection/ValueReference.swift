/// Where a secret is kept; the secret itself is never part of a document (DESIGN 3).
public enum ValueReference: Sendable, Hashable {
  /// `env:NAME`
  case environment(String)
  /// `file:PATH`; the file's text without a closing line break.
  case file(String)
  /// `command:PROGRAM ARGS`; what the program prints, without a closing line break.
  case command(String)
  /// `store:NAME/KEY` in the sealed store.
  case store(String)
  /// The value itself; allowed only where it is no secret, such as an access key id.
  case plain(String)

  public init(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
    let rest = parts.count == 2 ? parts[1] : ""
    self =
      switch (parts.first, rest.isEmpty) {
      case ("env", false): .environment(rest)
      case ("file", false): .file(rest)
      case ("command", false): .command(rest)
      case ("store", false): .store(rest)
      default: .plain(text)
      }
  }

  public var isPlain: Bool {
    if case .plain = self { true } else { false }
  }
}

extension ValueReference: CustomStringConvertible, CustomDebugStringConvertible {
  /// Names the place, never the value.
  public var description: String {
    switch self {
    case .environment(let name): "env:\(name)"
    case .file(let path): "file:\(path)"
    case .command(let line): "command:\(line.prefix { $0 != " " })"
    case .store(let key): "store:\(key)"
    case .plain: "••••••••"
    }
  }

  public var debugDescription: String { description }
}
