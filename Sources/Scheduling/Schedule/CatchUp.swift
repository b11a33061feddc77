/// What becomes of fire instants that nobody was there to start: the scheduler was down, or the activation still ran.
public enum CatchUp: String, Sendable, Hashable, CaseIterable {
  /// They are worked off one by one, oldest first; of more than the limit only the newest (contract 4.3, rule 8).
  case all
  /// Only the last one is run.
  case last
  /// None is run; an instant counts as missed when it was not started within a minute.
  case none
}
