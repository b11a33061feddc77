import Activation

/// Reads one entry of a fault plan and keeps an issue for everything that is wrong with it.
struct FaultReader {
  private let entry: DocumentValue
  private let path: FieldPath
  private(set) var issues: [Issue] = []

  private static let effects = ["status", "reset", "silence", "slow_seconds", "words"]

  init(_ entry: DocumentValue, at path: FieldPath) {
    self.entry = entry
    self.path = path
  }

  /// Nil when an issue was found.
  mutating func fault() -> SandboxFault? {
    guard let map = entry.map else {
      report(
        .wrongType, nil, "A fault is a group of keys, not \(entry.kindName).", fix: "Write {path: /amc/, status: 503}.")
      return nil
    }
    map.keys.forEach { checkKey($0) }
    let prefix = requiredPath()
    let method = method()
    let first = number("call", in: 1...1_000_000) ?? 1
    let times = times()
    let effect = effect()
    let isAfter = flag("after_acting")
    guard issues.isEmpty, let prefix, let effect else { return nil }
    return SandboxFault(
      method: method, pathPrefix: prefix, skip: first - 1, times: times, effect: effect,
      moment: isAfter ? .afterHandling : .insteadOfHandling)
  }

  private mutating func checkKey(_ key: String) {
    let known = FaultPlan.keys.map(\.key)
    guard !known.contains(key) else { return }
    let suggestion = Spelling.closest(to: key, among: known).map { "Did you mean \($0)?" }
    report(
      .unknownKey, key, "The key “\(key)” is not known.",
      fix: suggestion ?? "Remove it. Known keys: \(known.joined(separator: ", ")).")
  }

  private mutating func requiredPath() -> String? {
    if let text = entry["path"]?.scalarText, text.hasPrefix("/") { return text }
    report(.missingValue, "path", "The fault has no path that begins with a slash.", fix: "Write path: /amc/accounts.")
    return nil
  }

  private mutating func method() -> String? {
    guard let value = entry["method"], !value.isNull else { return nil }
    let methods = ["GET", "POST", "PUT", "HEAD", "DELETE"]
    if let text = value.scalarText?.uppercased(), methods.contains(text) { return text }
    report(.invalidValue, "method", "That is no method.", fix: "Choose one of \(methods.joined(separator: ", ")).")
    return nil
  }

  private mutating func times() -> Int {
    entry["times"]?.scalarText == "always" ? .max : number("times", in: 1...1_000_000) ?? 1
  }

  // MARK: - What the caller gets

  private mutating func effect() -> SandboxFault.Effect? {
    let given = Self.effects.filter { key in entry[key].map { $0 != .bool(false) && !$0.isNull } ?? false }
    guard given.count == 1, let kind = given.first else {
      report(
        .contradiction, given.last, given.isEmpty ? "The fault does nothing." : "The fault does several things.",
        fix: "Keep exactly one of \(Self.effects.joined(separator: ", ")).")
      return nil
    }
    if kind != "status", let extra = ["headers", "body"].first(where: { entry[$0] != nil }) {
      report(.contradiction, extra, "\(extra) belongs to a status.", fix: "Add a status, or remove it.")
    }
    switch kind {
    case "status": return answer()
    case "reset": return flag(kind) ? .reset : nil
    case "silence": return flag(kind) ? .silence : nil
    case "slow_seconds": return delay()
    default: return texts("words").map(SandboxFault.Effect.words)
    }
  }

  private mutating func answer() -> SandboxFault.Effect? {
    let status = number("status", in: 200...599)
    let headers = entry["headers"] == nil ? [:] : texts("headers")
    let body = entry["body"]?.scalarText ?? entry["body"].map { JSONText.write($0) } ?? ""
    guard let status, let headers else { return nil }
    return .answer(status: status, headers: headers, body: body)
  }

  private mutating func delay() -> SandboxFault.Effect? {
    if let text = entry["slow_seconds"]?.scalarText, let seconds = Double(text), (0.001...3600).contains(seconds) {
      return .delay(.milliseconds(Int(seconds * 1000)))
    }
    report(.invalidValue, "slow_seconds", "That is no number of seconds up to 3600.", fix: "Write slow_seconds: 2.5.")
    return nil
  }

  // MARK: - Values

  private mutating func flag(_ key: String) -> Bool {
    switch entry[key] {
    case .bool(let value): return value
    case nil, .null: return false
    default:
      report(.wrongType, key, "\(key) is neither true nor false.", fix: "Write \(key): true.")
      return false
    }
  }

  private mutating func number(_ key: String, in range: ClosedRange<Int>) -> Int? {
    guard let value = entry[key], !value.isNull else { return nil }
    if let text = value.scalarText, let number = Int(text), range.contains(number) { return number }
    report(
      .invalidValue, key, "\(key) is no number from \(range.lowerBound) to \(range.upperBound).",
      fix: "Write \(key): \(range.lowerBound).")
    return nil
  }

  private mutating func texts(_ key: String) -> [String: String]? {
    let entries = entry[key]?.map?.entries ?? []
    let texts = entries.compactMap { entry in entry.value.scalarText.map { (entry.key, $0) } }
    guard !texts.isEmpty, texts.count == entries.count else {
      report(.wrongType, key, "\(key) should be names with texts.", fix: "Write \(key): {name: text}.")
      return nil
    }
    return Dictionary(texts) { $1 }
  }

  private mutating func report(_ code: Issue.Code, _ key: String?, _ message: String, fix: String) {
    issues.append(.error(code, key.map(path.appending) ?? path, message, fix: fix))
  }
}
