/// A name that is safe as the name of a file: letters, digits, `-`, `_` and `.`, the first a letter or digit.
public struct DocumentName: Sendable, Hashable {
  /// More bytes would not fit the names of temporary files beside it.
  public static let mostBytes = 100

  public let text: String

  /// Nil when the text is no such name.
  public init?(_ text: String) {
    let isSafe = text.allSatisfy { $0.isLetter || $0.isWholeNumber || "-_.".contains($0) }
    guard isSafe, let first = text.first, first.isLetter || first.isWholeNumber, text.utf8.count <= Self.mostBytes
    else {
      return nil
    }
    self.text = text
  }
}

extension DocumentName: CustomStringConvertible {
  public var description: String { text }
}
