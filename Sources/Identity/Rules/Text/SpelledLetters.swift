/// The ASCII letters that spell out a character of a person's name (contract 8.3, FIRST_NAME and LAST_NAME).
enum SpelledLetters: String, Sendable, Hashable {
  case ss, ae, oe, ue, o

  init?(spelling scalar: Unicode.Scalar) {
    switch scalar {
    case "ß": self = .ss
    case "ä", "æ": self = .ae
    case "ö": self = .oe
    case "ü": self = .ue
    case "ø": self = .o
    default: return nil
    }
  }
}
