import Activation

/// One statement of a policy: whom, what and which resource it is about.
struct PolicyStatement {
  private let statement: DocumentValue

  init(_ statement: DocumentValue) { self.statement = statement }

  /// A statement with a condition may or may not hold when Amazon comes.
  var isConditional: Bool { statement["Condition"]?.map?.isEmpty == false }

  func concerns(_ account: String, _ action: String, _ resource: String) -> Bool {
    concernsAccount(account)
      && concerns(action.lowercased(), "Action", "NotAction") { $0.lowercased() }
      && concerns(resource, "Resource", "NotResource") { Self.nameOfResource($0) }
  }

  private func concernsAccount(_ account: String) -> Bool {
    if let others = statement["NotPrincipal"] { return !Self.names(account, in: others) }
    return statement["Principal"].map { Self.names(account, in: $0) } ?? false
  }

  private func concerns(_ text: String, _ key: String, _ opposite: String, _ fold: (String) -> String) -> Bool {
    if let others = statement[opposite] { return !Self.texts(others).contains { Self.fits(fold($0), text) } }
    return Self.texts(statement[key]).contains { Self.fits(fold($0), text) }
  }

  /// An account is named by its id or by its root in any partition; a role of the account does not stand for all of it.
  private static func names(_ account: String, in principal: DocumentValue) -> Bool {
    let named = principal.map == nil ? texts(principal) : texts(principal["AWS"])
    return named.contains { name in
      name == "*" || name == account || (name.hasPrefix("arn:aws") && name.hasSuffix(":iam::\(account):root"))
    }
  }

  /// `arn:aws:s3:::acme/*` without what comes before the bucket.
  private static func nameOfResource(_ text: String) -> String {
    text.firstRange(of: ":s3:::").map { String(text[$0.upperBound...]) } ?? text
  }

  private static func texts(_ value: DocumentValue?) -> [String] {
    value?.list?.compactMap(\.scalarText) ?? [value?.scalarText].compactMap { $0 }
  }

  /// `*` stands for any run of characters, `?` for one. Linear in the pattern for each character: no pattern can stall it.
  static func fits(_ pattern: String, _ text: String) -> Bool {
    let (pattern, text) = (Array(pattern.utf8), Array(text.utf8))
    var (place, position) = (0, 0)
    var star: (place: Int, position: Int)?
    while position < text.count {
      if place < pattern.count, pattern[place] == UInt8(ascii: "*") {
        star = (place, position)
        place += 1
      } else if place < pattern.count, pattern[place] == UInt8(ascii: "?") || pattern[place] == text[position] {
        place += 1
        position += 1
      } else if let last = star {
        star = (last.place, last.position + 1)
        place = last.place + 1
        position = last.position + 1
      } else {
        return false
      }
    }
    return pattern[place...].allSatisfy { $0 == UInt8(ascii: "*") }
  }
}
