import Activation
import Transport

extension MarketingCloudClient {
  /// The instance as an account sees it (contract 2.3).
  /// - Throws: `RemoteFailure` with status 400, 403 or 404 when it is not the account's.
  public func instance(of account: Account) async throws(RemoteFailure) -> Instance {
    let answer = try await answer(
      to: Call(
        method: "GET", path: "/amc/instances/\(AWSPercentEncoding.component(instanceID))",
        mediaType: MediaType.instances, purpose: "look for the instance \(instanceID)", account: account))
    return Instance(answer["instance"] ?? answer) ?? Instance(id: instanceID)
  }
}
