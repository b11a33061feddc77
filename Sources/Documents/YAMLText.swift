import Activation
import Yams

/// YAML in and out of `DocumentValue`.
///
/// Read by the core schema of YAML 1.2, so `NO` stays the country and `0123` stays text; numbers keep their digits.
public enum YAMLText {
  /// The most values one file may hold; aliases that multiply themselves stop here.
  public static let mostValues = 100_000

  /// - Throws: `DocumentSyntaxError` with line and column.
  public static func read(_ text: String) throws(DocumentSyntaxError) -> DocumentValue {
    let node: Node?
    do {
      node = try Yams.compose(yaml: text)
    } catch {
      throw DocumentSyntaxError(error)
    }
    guard let node else { return .map([:]) }
    var budget = mostValues
    return try value(of: node, &budget)
  }

  private static func value(of node: Node, _ budget: inout Int) throws(DocumentSyntaxError) -> DocumentValue {
    budget -= 1
    guard budget > 0 else { throw DocumentSyntaxError(line: 1, column: 1, reason: "the file holds too many values") }
    switch node {
    case .scalar(let scalar): return self.scalar(scalar)
    case .sequence(let sequence):
      var list: [DocumentValue] = []
      for element in sequence { list.append(try value(of: element, &budget)) }
      return .list(list)
    case .mapping(let mapping):
      var pairs: [(String, DocumentValue)] = []
      for (key, element) in mapping {
        guard let name = key.string else {
          throw DocumentSyntaxError(
            line: key.mark?.line ?? 1, column: key.mark?.column ?? 1, reason: "a key should be text")
        }
        pairs.append((name, try value(of: element, &budget)))
      }
      // Yams has refused keys that stand twice.
      return .map(DocumentMap(distinct: pairs))
    case .alias:
      throw DocumentSyntaxError(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1, reason: "unknown alias")
    }
  }

  private static func scalar(_ scalar: Node.Scalar) -> DocumentValue {
    guard scalar.style == .plain || scalar.style == .any else { return .text(scalar.string) }
    return plain(scalar.string)
  }

  /// What an unquoted scalar means.
  static func plain(_ text: String) -> DocumentValue {
    switch text {
    case "", "~", "null", "Null", "NULL": .null
    case "true", "True", "TRUE": .bool(true)
    case "false", "False", "FALSE": .bool(false)
    default: isNumber(text) ? .number(text) : .text(text)
    }
  }

  /// A number in JSON's spelling; anything else, such as `007` or `0x1F`, is more likely an id.
  private static func isNumber(_ text: String) -> Bool {
    guard let first = text.utf8.first, first == UInt8(ascii: "-") || (0x30...0x39).contains(first) else { return false }
    if case .number = try? JSONText.read(text) { return true }
    return false
  }
}

/// Where and why a file could not be read. Line and column count from 1.
public struct DocumentSyntaxError: Error, Hashable, Sendable {
  public let line: Int
  public let column: Int
  public let reason: String

  init(line: Int, column: Int, reason: String) {
    self.line = line
    self.column = column
    self.reason = reason
  }

  init(_ error: any Error) {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      self.init(line: mark.line, column: mark.column, reason: problem)
    case .duplicatedKeysInMapping(let keys, let context):
      let names = keys.map { "\($0)" }.joined(separator: ", ")
      self.init(line: context.mark.line, column: context.mark.column, reason: "the key \(names) stands twice")
    default:
      self.init(line: 1, column: 1, reason: "this is not YAML")
    }
  }
}
