/// Whether meaning may be carried by colour, or by attributes alone (NO_COLOR, `--no-color`, a terminal without colours).
public enum ColorMode: Sendable, Hashable, CaseIterable {
  case color
  case monochrome
}
