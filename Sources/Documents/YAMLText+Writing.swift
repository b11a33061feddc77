import Activation
import Yams

extension YAMLText {
  /// Writes a document in block style, keys in their order; reading it back gives the same value.
  public static func write(_ value: DocumentValue) -> String {
    (try? Yams.serialize(node: node(of: value), width: -1, allowUnicode: true)) ?? JSONText.write(value, pretty: true)
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

  /// Quotes keep text text; several lines are easier to read as a block.
  private static func style(of text: String) -> Node.Scalar.Style {
    if plain(text) != .text(text) { return .doubleQuoted }
    let isBlock = text.contains("\n") && !text.contains(where: { $0 == "\t" || $0 == "\r" }) && text.first != " "
    return isBlock ? .literal : .any
  }
}
