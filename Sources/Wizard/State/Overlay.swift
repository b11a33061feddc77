import Activation
import Documents
import ExportEngine
import Screen

/// What lies over the screen until it is answered or left.
enum Overlay: Sendable {
  /// The help, from a line on.
  case help(top: Int)
  /// Values edited on a copy.
  case dialog(Dialog)
  /// A list to choose from.
  case picker(Picker)
  /// A deed that is done only when it is agreed to.
  case question(Question)
  /// The id of what loses something has to be typed before.
  case confirmation(Confirmation)
  /// A run is under way and the person wants to go.
  case stop(StopQuestion)
  /// Text to look at, from a line on.
  case reading(Reading)

  struct Question: Sendable, Hashable {
    enum Purpose: Sendable, Hashable {
      case deleteActivation(path: String)
      /// Text that was being typed when the program ended; declining forgets it.
      case recover(Recovery)
    }

    let purpose: Purpose
    let title: String
    let text: String
    /// What y does and what Esc does, in a few words.
    let yes: String
    let no: String
  }

  struct Confirmation: Sendable {
    let file: DraftFile
    let warning: LossWarning
    var editor = LineEditor()
    var isRight: Bool { editor.text == warning.id }
  }

  struct StopQuestion: Sendable, Hashable {
    /// True when the person wants to leave the program, not only this screen.
    let leavesProgram: Bool
  }

  struct Reading: Sendable, Hashable {
    let title: String
    let lines: [String]
    var top = 0
  }
}

/// A short line that says what happened; it goes after a few seconds or at the next key.
struct Notice: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case good
    case bad
  }

  let text: String
  let kind: Kind
}
