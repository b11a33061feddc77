import Activation

/// Changes single values in the text of an activation file, so that its comments and its order stay.
public enum ActivationText {
  /// Switches the schedule on or off.
  public static func settingEnabled(_ isEnabled: Bool, in text: String) throws(DocumentSyntaxError) -> String {
    var expected = try YAMLText.read(text)
    expected["schedule.enabled" as FieldPath] = .bool(isEnabled)
    return verified(withEnabled(isEnabled, text), expected)
  }

  /// Gives the activation another name.
  public static func naming(_ name: String, in text: String) throws(DocumentSyntaxError) -> String {
    var expected = try YAMLText.read(text)
    expected["activation" as FieldPath] = .text(name)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.hasPrefix("activation:") ? YAMLText.write(["activation": .text(name)]).dropLast()[...] : line
    }
    return verified(lines.joined(separator: "\n"), expected)
  }

  /// The edited text if it says what it should; otherwise the document written anew.
  private static func verified(_ edited: String, _ expected: DocumentValue) -> String {
    guard let value = try? YAMLText.read(edited), value.sorted == expected.sorted else {
      return YAMLText.write(expected)
    }
    return edited
  }

  private static func withEnabled(_ isEnabled: Bool, _ text: String) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let start = lines.firstIndex(where: { $0.hasPrefix("schedule:") }) else { return text }
    if lines[start].contains("{") {
      lines[start] = withEnabledInFlow(isEnabled, lines[start])
      return lines.joined(separator: "\n")
    }
    let below = lines[(start + 1)...]
    let end = below.firstIndex { $0.first.map { !$0.isWhitespace && $0 != "#" } ?? false } ?? lines.endIndex
    let body = start + 1..<end
    if let own = body.first(where: { lines[$0].drop { $0 == " " }.hasPrefix("enabled:") }) {
      lines[own] = "\(lines[own].prefix { $0 == " " })enabled: \(isEnabled)"
    } else {
      let first = body.map { lines[$0] }.first {
        $0.contains { !$0.isWhitespace } && !$0.drop { $0 == " " }.hasPrefix("#")
      }
      let indentation = first.map { String($0.prefix { $0 == " " }) } ?? "  "
      lines.insert("\(indentation)enabled: \(isEnabled)", at: start + 1)
    }
    return lines.joined(separator: "\n")
  }

  private static func withEnabledInFlow(_ isEnabled: Bool, _ line: String) -> String {
    if let key = line.firstRange(of: "enabled:") {
      let rest = line[key.upperBound...]
      return "\(line[..<key.upperBound]) \(isEnabled)\(rest.drop { $0 != "," && $0 != "}" })"
    }
    guard let brace = line.lastIndex(of: "}") else { return line }
    return "\(line[..<brace]), enabled: \(isEnabled)\(line[brace...])"
  }
}

extension DocumentValue {
  /// The same value with the keys of every map in order, so that two documents can be compared by what they say.
  fileprivate var sorted: DocumentValue {
    switch self {
    case .map(let map):
      .map(DocumentMap(distinct: map.entries.sorted { $0.key < $1.key }.map { ($0.key, $0.value.sorted) }))
    case .list(let list): .list(list.map(\.sorted))
    case .null, .bool, .number, .text: self
    }
  }
}
