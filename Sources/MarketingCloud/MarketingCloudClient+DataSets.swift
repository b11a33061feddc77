import Activation
import Transport

extension MarketingCloudClient {
  var dataPath: String { "/amc/advertiserData/\(AWSPercentEncoding.component(instanceID))" }

  /// The definition of a data set; nil when there is none with that id.
  public func dataset(_ id: String, in account: Account) async throws(RemoteFailure) -> DatasetDefinition? {
    let call = Call(
      method: "GET", path: "\(dataPath)/dataSets/\(AWSPercentEncoding.component(id))", mediaType: MediaType.dataSets,
      purpose: "look for the data set \(id)", account: account)
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
        .marketingCloud, .remoteRefused, at: "result_settings.dataset_id",
        "Amazon describes the data set \(id) in a way this version does not understand.",
        fix: "Look at the data set in the AMC console.")
    }
    return definition
  }

  /// Creates a data set. The answer can get lost after Amazon acted, so the caller looks first and asks again.
  public func createDataset(_ definition: DatasetDefinition, in account: Account) async throws(RemoteFailure) {
    _ = try await answer(
      to: Call(
        method: "POST", path: "\(dataPath)/dataSets", mediaType: MediaType.dataSets, body: definition.document,
        purpose: "create the data set \(definition.id)", account: account, isRepeatable: false))
  }
}
