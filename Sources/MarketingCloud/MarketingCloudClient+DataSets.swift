import Activation
import Transport

extension MarketingCloudClient {
  var dataPath: String { "/amc/advertiserData/\(AWSPercentEncoding.component(instanceID))" }
  private static let subject: FieldPath = "result_settings.dataset_id"

  /// All data sets of the instance (contract 3.1); one that this version cannot read is left out of the definitions but
  /// not of the ids.
  public func datasets(in account: Account) async throws(RemoteFailure) -> [DatasetSummary] {
    let call = Call(
      method: "POST", path: "\(dataPath)/dataSets/list", query: [("maxResults", "100")],
      family: .dataUpload(account), mediaType: MediaType.dataSets, purpose: "list the data sets",
      subject: "connection.amc_instance_id")
    return try await elements(of: call, under: "dataSets").compactMap(DatasetSummary.init)
  }

  /// The definition of a data set; nil when there is none with that id.
  public func dataset(_ id: String, in account: Account) async throws(RemoteFailure) -> DatasetDefinition? {
    let call = Call(
      method: "GET", path: "\(dataPath)/dataSets/\(AWSPercentEncoding.component(id))", family: .dataUpload(account),
      mediaType: MediaType.dataSets, purpose: "look for the data set \(id)", subject: Self.subject)
    let answer: DocumentValue
    do {
      answer = try await self.answer(to: call)
    } catch {
      if error.status == 404 { return nil }
      throw error
    }
    return try definition(answer, of: id)
  }

  private func definition(_ answer: DocumentValue, of id: String) throws(RemoteFailure) -> DatasetDefinition {
    guard let definition = DatasetDefinition(remote: answer, fallbackID: id) else {
      throw RemoteFailure(
        .marketingCloud, .remoteRefused, at: Self.subject,
        "Amazon describes the data set \(id) in a way this version does not understand.",
        fix: "Look at the data set in the AMC console.")
    }
    return definition
  }

  /// Creates a data set. When the answer gets lost, a look tells whether it is there before it is asked for again.
  public func createDataset(_ definition: DatasetDefinition, in account: Account) async throws(RemoteFailure) {
    let purpose = "create the data set \(definition.id)"
    try await actOnce(purpose) { () async throws(RemoteFailure) in
      try await postDataset(definition, in: account, purpose)
    } find: { () async throws(RemoteFailure) in
      try await dataset(definition.id, in: account).map { _ in () }
    }
  }

  private func postDataset(
    _ definition: DatasetDefinition, in account: Account, _ purpose: String
  ) async throws(RemoteFailure) {
    _ = try await answer(
      to: Call(
        method: "POST", path: "\(dataPath)/dataSets", family: .dataUpload(account), mediaType: MediaType.dataSets,
        body: definition.document, purpose: purpose, subject: "result_settings.dataset_definition",
        isRepeatable: false))
  }
}
