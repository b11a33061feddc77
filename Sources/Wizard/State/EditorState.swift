import Activation
import Documents
import ExportEngine

/// One activation that is open: its draft, where the person is in it, and what is known about it.
struct EditorState: Sendable {
  enum Region: Sendable, Hashable {
    case rail
    case content
  }

  enum Saving: Sendable, Hashable {
    case unchanged
    case underWay
    case saved(String)
    case failed(String)
  }

  var file: DraftFile
  var history = History()
  var saving = Saving.unchanged
  /// True until the connection file that the activation names now is read.
  var isReconnecting = false

  var step: Field.Step
  var region = Region.content
  var visited: Set<Field.Step>
  /// The focused field of each step, by its number among the fields that apply.
  var fieldNumbers: [Field.Step: Int] = [:]
  /// The focused row within a field that is shown as a table.
  var definitionRow = 0
  var entry: FieldEntry?
  var document: DocumentEntry?
  /// Fields whose value the person has committed; their issues show while they type.
  var touched: Set<FieldPath> = []

  /// The number of the draft; each change makes a new one.
  var generation: Int
  /// What `Draft.validate` says about the committed draft.
  private(set) var draftIssues: [Issue] = [] {
    didSet { collectIssues() }
  }
  /// The same with the text that is being typed.
  private(set) var pendingIssues: [Issue] = []
  /// What the engine found beyond that by looking at the source.
  var sourceIssues: [Issue] = [] {
    didSet { collectIssues() }
  }
  /// Everything that is wrong with the committed draft, in the order of the steps.
  private(set) var issues: [Issue] = []
  var isChecking = false

  var mapping = MappingState()
  var dryRun = DryRunState()
  /// The focused issue of the review.
  var reviewRow = 0

  init(_ file: DraftFile, generation: Int) {
    self.file = file
    self.generation = generation
    step = .connection
    visited = [.connection]
    revalidate()
    focusChanged()
  }

  var draft: Draft { file.draft }
  var name: String { draft.activation["activation"]?.scalarText ?? "unnamed" }

  /// The draft with the text that is being typed.
  var pendingDraft: Draft {
    guard let entry, entry.isChanged else { return draft }
    var draft = draft
    draft.set(entry.editor.text, for: entry.field)
    return draft
  }

  mutating func revalidate() {
    draftIssues = file.issues + draft.issues()
    pendingIssues = entry?.isChanged == true ? file.issues + pendingDraft.issues() : draftIssues
  }

  private mutating func collectIssues() {
    let all = draftIssues + sourceIssues.filter { !draftIssues.contains($0) }
    let placed = all.map { (step: Field.Step(of: $0), issue: $0) }
    issues = Field.Step.allCases.flatMap { step in placed.filter { $0.step == step }.map(\.issue) }
  }

  /// Puts another draft in place of the present one; nothing else of the file changes.
  mutating func replaceDraft(_ draft: Draft) {
    file.draft = draft
    focusChanged()
  }
}
