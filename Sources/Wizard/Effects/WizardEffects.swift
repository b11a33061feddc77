/// How the wizard reaches the world. `perform` returns at once; the answer arrives as a message.
public struct WizardEffects: Sendable {
  public var perform: @Sendable (WizardRequest) -> Void

  public init(perform: @escaping @Sendable (WizardRequest) -> Void) { self.perform = perform }
}
