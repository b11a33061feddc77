import Activation
import Documents

/// Reads and writes drafts in the home folder.
struct DraftDesk: Sendable {
  let home: Home
  private let shelf = DocumentShelf()
  private var cabinet: FilingCabinet { FilingCabinet(home: home) }
  private var recoveries: RecoveryShelf { RecoveryShelf(home: home) }

  init(home: Home) { self.home = home }

  /// What is to be told afterwards; nothing for requests that concern no file.
  func perform(_ request: WizardRequest) -> [WizardMessage] {
    switch request {
    case .list:
      [
        .connectionsListed(home.connectionNames),
        .listed(home.activationNames.map { DraftFile.load(home.activationPath($0), home: home) }),
      ]
    case .load(let name): opened(open(name))
    case .create(let name, let connection): opened(create(name, connection))
    case .duplicate(let path, let name): [.filed(cabinet.duplicate(path, name))]
    case .delete(let path): [.filed(cabinet.delete(path))]
    case .importFile(let path): [.filed(cabinet.take(path))]
    case .save(let file, let documents): [save(file, documents)]
    case .reconnect(let file): [reconnect(file)]
    case .keep(let recovery): recoveries.keep(recovery)
    case .forget(let path): recoveries.forget(path)
    case .readRejects(let path): [.rejectsRead(lines: RejectsReading.lines(path))]
    case .validate, .preview, .dryRun, .cancelDryRun, .run, .cancelRun: []
    }
  }

  private func opened(_ file: DraftFile) -> [WizardMessage] {
    [.loaded(file)] + (recoveries.kept(file.path).map { [.recoverable($0)] } ?? [])
  }

  private func open(_ nameOrPath: String) -> DraftFile {
    let file = DraftFile.load(nameOrPath, home: home)
    shelf.remember(file.path)
    if let name = file.draft.connectionName { shelf.remember(home.connectionPath(name)) }
    return file
  }

  private func create(_ name: String, _ connection: String?) -> DraftFile {
    let path = home.activationPath(name)
    guard !home.activationNames.contains(name) else { return open(path) }
    var activation: DocumentMap = ["activation": .text(name)]
    activation["connection"] = connection.map(DocumentValue.text)
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
