/// How the wizard reaches the world.
public struct WizardEffects: Sendable {
  /// Returns at once; the answer arrives as a message.
  public var perform: @Sendable (WizardRequest) -> Void
  /// Edits a text in an editor that takes over the terminal; blocks until it has ended. The second argument is the
  /// ending of the file's name.
  public var editOutside: @Sendable (String, String) -> OutsideEdit

  public init(
    perform: @escaping @Sendable (WizardRequest) -> Void,
    editOutside: @escaping @Sendable (String, String) -> OutsideEdit
  ) {
    self.perform = perform
    self.editOutside = editOutside
  }
}
