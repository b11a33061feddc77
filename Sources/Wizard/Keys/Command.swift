import Activation

/// What a key can do.
enum Command: Sendable, Hashable {
  case help
  case scrollHelp(Int)
  case close
  case quit
  case interrupt

  // Home
  case openActivation
  case newActivation
  case create
  case watchRun
  case moveInList(Int)
  case pageInList(Int)

  // Steps and fields
  case goTo(Field.Step)
  case nextStep
  case previousStep
  case moveStep(Int)
  case enterContent
  case nextField
  case previousField
  case moveInForm(Int)
  case pageInForm(Int)
  case accept
  case peel
  case goHome
  case chooseOption(Int)
  case openDocument
  case closeDocument
  case undo
  case redo

  // Mapping
  case switchPane
  case moveColumn(Int)
  case moveInPane(Int)
  case toggleMask
  case toggleAllColumns
  case rename
  case finishRenaming
  case editColumns
  case editStrings

  // Review and run
  case moveInReview(Int)
  case jump
  case dryRun
  case run
  case confirm
  case copyCommand
  case copyDocument
  case askToStop
  case stop
  case leaveRunning
  case scrollReport(Int)
}
