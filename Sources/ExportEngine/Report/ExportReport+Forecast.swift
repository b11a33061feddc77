import Activation

/// The requests a run sends when nothing has to be repeated and Amazon is done at the first question.
extension ExportReport.Requests {
  static func forecast(
    _ files: [ExportReport.File], _ connection: Connection, _ upload: DatasetUpload
  ) -> ExportReport.Requests {
    guard !files.isEmpty else { return .init() }
    let uploads = files.reduce(1) { $0 + ObjectStoreSink.requests(forBytes: $1.bytes) }
    let removals = upload.cleansFiles ? files.count + 1 : 0
    // The look at the data set, and the upload itself.
    let calls = 2 + (upload.createsDataset ? 1 : 0) + (upload.waitsUntilFinished ? 1 : 0)
    return .init(login: 1, objectStore: uploads + removals, marketingCloud: account(connection) + calls)
  }

  /// - Parameter requests: how many deletions are asked for.
  static func forecast(
    _ requests: Int, _ connection: Connection, _ deletion: IdentityDeletion
  ) -> ExportReport.Requests {
    guard requests > 0 else { return .init() }
    // The list of what is there already comes first.
    let calls = 1 + requests * (deletion.waitsUntilFinished ? 2 : 1)
    return .init(login: 1, marketingCloud: account(connection) + calls)
  }

  static func forecast(_ connection: Connection, _ audience: RuleBasedAudience) -> ExportReport.Requests {
    .init(login: 1, marketingCloud: account(connection) + 2 + (audience.waitsUntilFinished ? 1 : 0))
  }

  /// The list of accounts, and the question whether one holds the instance.
  private static func account(_ connection: Connection) -> Int {
    connection.accountID != nil && connection.marketplaceID != nil ? 0 : 2
  }
}
