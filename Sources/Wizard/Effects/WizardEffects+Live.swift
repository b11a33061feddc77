import Documents
import ExportEngine
import Screen

extension WizardEffects {
  /// Effects on the real engine and home folder, whose answers arrive in the mailbox.
  public static func live(engine: Engine, home: Home, mailbox: Mailbox<WizardMessage>) -> WizardEffects {
    let worker = EffectWorker(engine: engine, home: home, mailbox: mailbox)
    return WizardEffects(perform: { worker.perform($0) }, editOutside: { OutsideEditor.edit($0, ending: $1) })
  }
}
