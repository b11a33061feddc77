/// An address that can be handed to a mail server as it stands.
public enum EmailAddress {
  /// True for one `name@host.domain` of printable characters without quotes, brackets, commas or blanks: nothing that
  /// could end a header line, begin another recipient or be taken for an option.
  public static func isUsable(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...64).contains(parts[0].utf8.count), (1...255).contains(parts[1].utf8.count),
      !text.hasPrefix("-")
    else { return false }
    let isPlain = text.unicodeScalars.allSatisfy { scalar in
      scalar.value > 0x20 && scalar.value != 0x7F && scalar.value < 0x80
        && !"\"\\(),:;<>[]".unicodeScalars.contains(scalar)
    }
    let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
    return isPlain && labels.allSatisfy { !$0.isEmpty && !$0.hasPrefix("-") && !$0.hasSuffix("-") }
  }
}
