import Activation
import Documents
import Screen

/// What lies over the screen until it is answered or left.
enum Overlay: Sendable {
  /// The help, from a line on.
  case help(top: Int)
  /// A name for a new activation is typed.
  case newActivation(LineEditor)
  /// The data-set id has to be typed before everything in it is removed.
  case confirmation(Confirmation)
  /// A run is under way and the person wants to go.
  case stop(StopQuestion)

  struct Confirmation: Sendable {
    let file: DraftFile
    let datasetID: String
    var editor = LineEditor()
    var isRight: Bool { editor.text == datasetID }
  }

  struct StopQuestion: Sendable, Hashable {
    /// True when the person wants to leave the program, not only this screen.
    let leavesProgram: Bool
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
