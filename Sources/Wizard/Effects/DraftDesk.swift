import Activation
import Documents

/// Reads and writes drafts in the home folder.
struct DraftDesk: Sendable {
  let home: Home
  private let shelf = DocumentShelf()

  init(home: Home) { self.home = home }

  /// Nil for requests that concern no file.
  func perform(_ request: WizardRequest) -> WizardMessage? {
    switch request {
    case .list: .listed(home.activationNames.map { DraftFile.load(home.activationPath($0), home: home) })
    case .load(let name): .loaded(open(name))
    case .create(let name): .loaded(create(name))
    case .save(let file, let documents): save(file, documents)
    case .reconnect(let file): reconnect(file)
    case .validate, .preview, .dryRun, .cancelDryRun, .run, .cancelRun: nil
    }
  }

  private func open(_ nameOrPath: String) -> DraftFile {
    let file = DraftFile.load(nameOrPath, home: home)
    shelf.remember(file.path)
    if let name = file.draft.connectionName { shelf.remember(home.connectionPath(name)) }
    return file
  }

  private func create(_ name: String) -> DraftFile {
    let path = home.activationPath(name)
    guard !home.activationNames.contains(name) else { return open(path) }
    var activation: DocumentMap = ["activation": .text(name)]
    if home.connectionNames.count == 1 { activation["connection"] = home.connectionNames.first.map(DocumentValue.text) }
    activation["result_settings"] = ["type": "amazon_marketing_cloud", "target": "dataset", "operation": "upload"]
    let draft = Draft(activation: .map(activation))
    if let failure = shelf.write(draft.activation, to: path) {
      let issue = Issue.error(.outputUnwritable, FieldPath(), failure, fix: "Check the folder \(home.folder).")
      return DraftFile(draft: draft, path: path, issues: [issue])
    }
    return open(path)
  }

  private func save(_ file: DraftFile, _ documents: Set<Field.Document>) -> WizardMessage {
    var failure: String?
    if documents.contains(.activation) { failure = shelf.write(file.draft.activation, to: file.path) }
    if documents.contains(.connection), let name = file.draft.connectionName {
      failure = failure ?? shelf.write(file.draft.connection, to: home.connectionPath(name))
    }
    return .saved(path: file.path, documents: documents, failure: failure)
  }

  private func reconnect(_ file: DraftFile) -> WizardMessage {
    if let failure = shelf.write(file.draft.activation, to: file.path) {
      return .saved(path: file.path, documents: [.activation], failure: failure)
    }
    return .reconnected(open(file.path))
  }
}
