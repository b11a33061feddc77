import Activation

/// The address a person copies from the browser after a login on another machine.
public enum PastedAddress {
  /// The query of the address.
  /// - Throws: `RemoteFailure` when it is not the return URL with an answer. A code alone is refused, because without
  ///   the state beside it nobody can tell whose login it belongs to.
  public static func query(of line: String, returnURL: String) throws(RemoteFailure) -> String {
    let text = line.filter { !$0.isWhitespace }
    guard let mark = text.firstIndex(of: "?") else {
      throw refusal(
        text.contains("://") || text.isEmpty
          ? "That address holds no answer of Amazon."
          : "A code alone is not enough: the state beside it proves that it belongs to this login.")
    }
    guard text[..<mark] == returnURL else { throw refusal("That is not the return URL \(returnURL).") }
    return String(text[text.index(after: mark)...].prefix { $0 != "#" })
  }

  private static func refusal(_ message: String) -> RemoteFailure {
    RemoteFailure(
      .login, .confirmationNeeded, at: "connection.login", message,
      fix: "Copy the whole address from the browser, from http:// on.")
  }
}
