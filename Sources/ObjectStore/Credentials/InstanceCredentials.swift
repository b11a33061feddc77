import Activation
import Transport

/// The keys of an EC2 instance's role, from instance metadata version 2: a token first, then the role, then its keys.
struct InstanceCredentials: Sendable {
  private static let linkLocal: Set = ["169.254.169.254", "[fd00:ec2::254]"]
  private static let keysPath = "/latest/meta-data/iam/security-credentials/"

  let surroundings: AWSSurroundings

  /// - Returns: nil when this machine is no EC2 instance, or when somebody switched the question off.
  func fetchIfThere() async throws(RemoteFailure) -> AWSCredentials? {
    guard surroundings.variable("AWS_EC2_METADATA_DISABLED")?.lowercased() != "true" else { return nil }
    let base = try base()
    // Elsewhere nobody answers at that address, so nobody waits long for it.
    guard
      let token = try? await ask(
        "PUT", base + "/latest/api/token", [.init("x-aws-ec2-metadata-token-ttl-seconds", "21600")]),
      token.isSuccess
    else { return nil }
    let header = HTTPRequest.Header("x-aws-ec2-metadata-token", String(decoding: token.body, as: UTF8.self))
    let roles = try await answer(base + Self.keysPath, header)
    guard let role = String(decoding: roles.body, as: UTF8.self).split(separator: "\n").first else {
      throw failure("This EC2 instance has no role.", fix: "Give it an instance profile, or name keys.")
    }
    let keys = try await answer(base + Self.keysPath + AWSPercentEncoding.component(role), header)
    guard let credentials = IssuedCredentials.read(keys.body) else {
      throw failure(
        "The instance metadata holds no keys for the role \(role).", fix: "Check the role's trust in ec2.amazonaws.com."
      )
    }
    return credentials
  }

  private func base() throws(RemoteFailure) -> String {
    let base = surroundings.variable("AWS_EC2_METADATA_SERVICE_ENDPOINT") ?? "http://169.254.169.254"
    guard LocalAddress(base).mayBeAsked(linkLocal: Self.linkLocal) else {
      throw failure(
        "AWS_EC2_METADATA_SERVICE_ENDPOINT would fetch keys from another host without encryption.",
        fix: "Use the instance's own address, or unset the variable.")
    }
    return base.hasSuffix("/") ? String(base.dropLast()) : base
  }

  private func answer(_ url: String, _ header: HTTPRequest.Header) async throws(RemoteFailure) -> HTTPResponse {
    let response: HTTPResponse
    do { response = try await ask("GET", url, [header]) } catch {
      throw .unreachable(.credentialsSource, at: "connection.s3", while: "read the instance metadata", error)
    }
    guard response.isSuccess else {
      throw failure(
        "The instance metadata names no role (HTTP \(response.status)).",
        fix: "Give the instance a role, or name keys.", status: response.status)
    }
    return response
  }

  private func ask(
    _ method: String, _ url: String, _ headers: [HTTPRequest.Header]
  ) async throws(TransportError) -> HTTPResponse {
    var request = HTTPRequest(
      method, url, headers: headers, purpose: "read the instance metadata", isRepeatable: method == "GET")
    request.timeout = .seconds(2)
    return try await surroundings.sender.send(request)
  }

  private func failure(_ message: String, fix: String, status: Int? = nil) -> RemoteFailure {
    let code: Issue.Code = status.map(RetryPolicy.isPassing) == true ? .remoteUnavailable : .secretUnavailable
    return RemoteFailure(.credentialsSource, code, at: "connection.s3.auth_method", status: status, message, fix: fix)
  }
}
