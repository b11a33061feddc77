import Activation

/// The parameters that `${…}` references of one task can see (contract 2.2).
struct WorkflowVariables {
  /// References inside references end here.
  private static let deepest = 10

  let parameters: DocumentMap

  /// A text with its plain dotted references replaced; what cannot be known before the workflow runs stays as it is.
  struct Result {
    let text: String
    /// The references that stayed.
    let unresolved: [String]
  }

  func resolve(_ text: String, depth: Int = 0) -> Result {
    guard depth < Self.deepest else { return Result(text: text, unresolved: [text]) }
    var output = ""
    var unresolved: [String] = []
    var rest = text[...]
    while let start = rest.range(of: "${") {
      output += rest[..<start.lowerBound]
      guard let end = Self.end(of: rest[start.upperBound...]) else {
        rest = rest[start.lowerBound...]
        return Result(text: output + rest, unresolved: unresolved + [String(rest)])
      }
      let reference = rest[start.lowerBound..<rest.index(after: end)]
      let replaced = value(of: String(rest[start.upperBound..<end]), depth: depth)
      output += replaced?.text ?? String(reference)
      unresolved += replaced?.unresolved ?? [String(reference)]
      rest = rest[rest.index(after: end)...]
    }
    return Result(text: output + rest, unresolved: unresolved)
  }

  /// The brace that closes an expression; braces inside it, as of a JavaScript object, are its own.
  private static func end(of text: Substring) -> String.Index? {
    var depth = 0
    for index in text.indices {
      switch text[index] {
      case "{": depth += 1
      case "}" where depth == 0: return index
      case "}": depth -= 1
      default: continue
      }
    }
    return nil
  }

  private func value(of expression: String, depth: Int) -> Result? {
    let path = expression.split(separator: ".", omittingEmptySubsequences: false).map { $0.filter { $0 != " " } }
    guard path.allSatisfy(Self.isName), let value = parameters[path] else { return nil }
    switch value {
    case .null: return Result(text: "", unresolved: [])
    case .list, .map: return resolve(JSONText.write(value), depth: depth + 1)
    case .bool, .number, .text: return resolve(value.scalarText ?? "", depth: depth + 1)
    }
  }

  private static func isName(_ text: String) -> Bool {
    guard let first = text.first, first.isLetter || first == "_" else { return false }
    return text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
  }
}

extension DocumentMap {
  fileprivate subscript(path: [String]) -> DocumentValue? {
    guard let first = path.first, let value = self[first] else { return nil }
    return path.count == 1 ? value : value.map?[Array(path.dropFirst())]
  }
}

extension StringProtocol {
  fileprivate func range(of needle: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(needle) { return start..<index(start, offsetBy: needle.count) }
      start = index(after: start)
    }
    return nil
  }
}
