import Activation
import Documents
import MarketingCloud

extension Engine {
  /// All data sets of a connection's instance.
  public func datasets(
    _ file: DraftFile, events: @escaping @Sendable (ExportEvent) -> Void = { _ in }
  ) async -> DatasetReport {
    await report(file, events) { amazon, report in
      let (account, datasets) = try await amazon.asAccount { try await amazon.client.datasets(in: $0) }
      report.account = account
      report.datasets = datasets.sorted { $0.id < $1.id }
        .map { .init(id: $0.id, description: $0.description, definition: $0.definition) }
    }
  }

  /// One data set of a connection's instance.
  public func dataset(
    _ id: String, _ file: DraftFile, events: @escaping @Sendable (ExportEvent) -> Void = { _ in }
  ) async -> DatasetReport {
    await report(file, events) { amazon, report in
      let (account, definition) = try await amazon.asAccount { try await amazon.client.dataset(id, in: $0) }
      report.account = account
      guard let definition else { throw ExportFailure(.unknownDataset(id)) }
      report.datasets = [.init(id: id, description: definition.description, definition: definition)]
    }
  }

  /// Creates a data set, unless it is there already; then both definitions are compared and nothing is sent.
  public func createDataset(
    _ definition: DatasetDefinition, _ file: DraftFile,
    events: @escaping @Sendable (ExportEvent) -> Void = { _ in }
  ) async -> DatasetReport {
    await report(file, events) { amazon, report in
      let (account, remote) = try await amazon.asAccount { try await amazon.client.dataset(definition.id, in: $0) }
      report.account = account
      let shown = remote ?? definition
      report.datasets = [.init(id: shown.id, description: shown.description, definition: shown)]
      guard let remote else {
        try await amazon.client.createDataset(definition, in: account)
        report.wasCreated = true
        return
      }
      report.differences = definition.differences(from: remote)
      guard report.differences.isEmpty else {
        throw ExportFailure(Target.differs(definition.id, report.differences))
      }
    }
  }

  private func report(
    _ file: DraftFile, _ tell: @escaping @Sendable (ExportEvent) -> Void,
    _ body: (AmazonAccess, inout DatasetReport) async throws -> Void
  ) async -> DatasetReport {
    var report = DatasetReport()
    do {
      let (connection, issues) = file.draft.validateConnection()
      // A file that could not be read lacks everything; saying so once is enough.
      let found = file.issues.hasErrors ? file.issues : file.issues + issues
      guard !found.hasErrors, let connection else { throw ExportFailure(found) }
      report.issues = found
      try await body(try AmazonAccess(connection, surroundings, tell: tell), &report)
    } catch {
      let known = report.issues
      report.issues += ExportFailure(error).issues.filter { !known.contains($0) }
    }
    return report
  }
}

extension Issue {
  fileprivate static func unknownDataset(_ id: String) -> Issue {
    .error(
      .datasetMissing, "result_settings.dataset_id", "The data set \(id) does not exist.",
      fix: "List them with amc-export dataset list.")
  }
}
