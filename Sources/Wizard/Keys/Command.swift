import Activation
import Screen

/// What a key, a click or a line of the palette can do.
enum Command: Sendable, Hashable {
  case help
  case scrollHelp(Int)
  case close
  case quit
  case interrupt
  /// What a key does, for clicks on the key line.
  case press(Key)

  // Palette, pickers, dialogs, questions
  case palette
  case movePicked(Int)
  case acceptPicked
  case choosePicked(Int)
  case moveInDialog(Int)
  case focusDialog(Int)
  case chooseInDialog(Int)
  case acceptDialog
  case agree

  // Home
  case openActivation
  case newActivation
  case duplicateActivation
  case deleteActivation
  case importFile
  case tryDemo
  case watchRun
  case moveInList(Int)
  case pageInList(Int)
  case selectInList(Int)
  case filterList
  case keepFilter
  case dropFilter

  // Steps and fields
  case goTo(Field.Step)
  case nextStep
  case previousStep
  case moveStep(Int)
  case enterContent
  case nextField
  case previousField
  case focusField(Int)
  case moveInForm(Int)
  case pageInForm(Int)
  case accept
  case peel
  case goHome
  case chooseOption(Int)
  case chooseValue
  case restoreDefault
  case openDocument
  case closeDocument
  case editOutside
  case undoText
  case redoText
  case undo
  case redo

  // Data set
  case focusDefinitionRow(Int)
  case addColumn
  case editColumn
  case removeColumn
  case moveColumnInDefinition(Int)
  case editDatasetProperties

  // Mapping
  case switchPane
  case moveColumn(Int)
  case moveInPane(Int)
  case focusColumn(Int)
  case focusRow(Int)
  case toggleMask
  case toggleAllColumns
  case editMapping
  case finishRenaming
  case addMappedColumn
  case addString
  case removeMapping
  case filterColumns
  case keepColumnFilter
  case dropColumnFilter
  case search(Int)
  case editColumns
  case editStrings

  // Review and run
  case moveInReview(Int)
  case selectIssue(Int)
  case jump
  case dryRun
  case run
  case confirm
  case copyCommand
  case copyDocument
  case showDocument
  case askToStop
  case stop
  case leaveRunning
  case showRejects
  case scrollReport(Int)
}
