import Activation
import Yams

/// Writes a workflow file: two blanks of indentation, line feeds, and quotes around text that digdag, or another
/// reader of YAML, would take for something else (contract 2.5).
enum WorkflowWriter {
  static func text(of file: DocumentMap) -> String {
    // Groups at the top are easier to tell apart with a line between them.
    file.entries.map { entry in block([entry.key: entry.value]) }.joined(separator: "\n")
  }

  private static func block(_ map: DocumentMap) -> String {
    (try? Yams.serialize(node: node(of: .map(map)), width: -1, allowUnicode: true)) ?? JSONText.write(.map(map)) + "\n"
  }

  private static func node(of value: DocumentValue) -> Node {
    switch value {
    case .null: Node("", Tag(.null), .plain)
    case .bool(let flag): Node(flag ? "true" : "false", Tag(.bool), .plain)
    case .number(let digits): Node(digits, Tag(.implicit), .plain)
    case .text(let text): Node(text, Tag(.str), style(of: text))
    case .list(let list): .sequence(Node.Sequence(list.map(node), Tag(.seq), .any))
    case .map(let map):
      .mapping(Node.Mapping(map.entries.map { (Node($0.key, Tag(.str), style(of: $0.key)), node(of: $0.value)) }))
    }
  }

  private static func style(of text: String) -> Node.Scalar.Style {
    let needsQuotes =
      WorkflowScalar.plain(text) != .text(text) || looksSpecial(text) || text.contains { "\t\r\n\u{A0}".contains($0) }
      || text.first.map { "*@&!%#`|>{}[],?:-\"' ".contains($0) } == true || text.hasSuffix(" ") || text.hasSuffix(":")
    guard needsQuotes else { return .any }
    // JSON stays readable in single quotes; what has to be escaped needs double ones.
    let isPlain = text.unicodeScalars.allSatisfy { (0x20..<0x7F).contains($0.value) && $0 != "'" }
    return text.contains("\"") && isPlain ? .singleQuoted : .doubleQuoted
  }

  /// Words, times and dates that readers of YAML 1.1 convert and digdag does not.
  private static func looksSpecial(_ text: String) -> Bool {
    let words = ["yes", "no", "on", "off", "y", "n", "true", "false", "null", "=", "<<"]
    if words.contains(text.lowercased()) { return true }
    guard let first = text.first, first.isNumber || "+-.".contains(first) else { return false }
    return text.allSatisfy { $0.isHexDigit || "+-.:_ TtZzxob".contains($0) }
  }
}
