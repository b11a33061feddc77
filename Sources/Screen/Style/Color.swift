/// The few colours that carry a meaning. The terminal chooses the shade, so that it reads on dark and light backgrounds.
public enum Color: String, Sendable, Hashable, CaseIterable {
  case gray, red, green, yellow, cyan, magenta
}
