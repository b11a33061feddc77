/// Collects what happens to the characters of one value and says it in a few words.
struct CharacterChanges {
  let casing: CharacterCasing
  /// The length of the text before it is cut.
  private(set) var writtenBytes = 0
  private var changedCase = false
  private var spelledOut: [String] = []
  private var removed: [String] = []

  init(casing: CharacterCasing) { self.casing = casing }

  mutating func record(_ original: Unicode.Scalar, _ cased: Unicode.Scalar, _ fate: CharacterRule.Fate) {
    switch fate {
    case .kept:
      writtenBytes += UTF8.width(cased)
      changedCase = changedCase || original != cased
    case .spelledOut(let letters):
      writtenBytes += letters.rawValue.utf8.count
      changedCase = changedCase || original != cased
      record(String(cased), became: letters.rawValue)
    case .removed: record(removed: Self.name(of: original))
    }
  }

  mutating func recordCase() { changedCase = true }

  mutating func record(_ word: String, became replacement: String) {
    spelledOut.appendOnce("\(word) became \(replacement)")
  }

  mutating func record(removed name: String) { removed.appendOnce(name) }

  /// One phrase a kind of change, in the order in which the rules apply.
  var phrases: [String] {
    var phrases: [String] = []
    if changedCase { phrases.append(casing == .raised ? "upper-cased" : "lower-cased") }
    phrases += spelledOut
    if !removed.isEmpty { phrases.append("removed \(Self.list(removed))") }
    return phrases
  }

  /// A removed character as a person reads it; what shows nothing by itself is named.
  static func name(of scalar: Unicode.Scalar) -> String {
    switch scalar.properties.generalCategory {
    case _ where scalar.properties.isWhitespace: "blanks"
    case .control, .format, .surrogate, .privateUse, .unassigned: "invisible characters"
    case .nonspacingMark, .spacingMark, .enclosingMark: "combining marks"
    default: String(Character(scalar))
    }
  }

  private static func list(_ names: [String]) -> String {
    let shown = names.count > 6 ? names.prefix(5) + ["\(names.count - 5) other characters"] : names[...]
    guard let last = shown.last, shown.count > 1 else { return shown.first ?? "" }
    return shown.dropLast().joined(separator: " ") + " and " + last
  }
}

extension [String] {
  fileprivate mutating func appendOnce(_ element: String) {
    if !contains(element) { append(element) }
  }
}
