import Activation
import Foundation
import Transport

/// The keys a container runtime hands out (ECS, EKS pod identity): a URL in the environment, for ECS relative to a fixed
/// address.
struct ContainerCredentials: Sendable {
  private static let relativeBase = "http://169.254.170.2"
  /// Where plain http is a matter of course: ECS, and EKS pod identity over IPv4 and IPv6.
  private static let linkLocal: Set = ["169.254.170.2", "169.254.170.23", "[fd00:ec2::23]"]

  let surroundings: AWSSurroundings

  /// True when this process runs in such a container.
  var isOffered: Bool {
    surroundings.variable("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI") != nil
      || surroundings.variable("AWS_CONTAINER_CREDENTIALS_FULL_URI") != nil
  }

  func fetch() async throws(RemoteFailure) -> AWSCredentials {
    var request = HTTPRequest("GET", try address(), purpose: "fetch the container's keys")
    request.timeout = .seconds(5)
    if let token = try token() { request.headers = [.init("authorization", token)] }
    let response: HTTPResponse
    do { response = try await surroundings.sender.send(request) } catch {
      throw .unreachable(.credentialsSource, at: "connection.s3", while: request.purpose, error)
    }
    guard response.isSuccess, let keys = IssuedCredentials.read(response.body) else {
      throw failure(
        "The container's endpoint for credentials gave none (HTTP \(response.status)).",
        fix: "Check that the task or pod has a role.", status: response.status)
    }
    return keys
  }

  private func address() throws(RemoteFailure) -> String {
    if let path = surroundings.variable("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI") {
      guard path.hasPrefix("/") else {
        throw failure(
          "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI does not begin with a slash.", fix: "Correct the variable.")
      }
      return Self.relativeBase + path
    }
    let full = surroundings.variable("AWS_CONTAINER_CREDENTIALS_FULL_URI") ?? ""
    guard LocalAddress(full).mayBeAsked(linkLocal: Self.linkLocal) else {
      throw failure(
        "AWS_CONTAINER_CREDENTIALS_FULL_URI would fetch keys from another host without encryption.",
        fix: "Use https, or an address of this machine or of the container's runtime.")
    }
    return full
  }

  private func token() throws(RemoteFailure) -> String? {
    if let path = surroundings.variable("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE") {
      guard let text = surroundings.readFile(path)?.trimmingCharacters(in: .whitespacesAndNewlines), !text.isEmpty
      else {
        throw failure(
          "The file that AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE names cannot be read.",
          fix: "Check the file and its permissions.")
      }
      return text
    }
    return surroundings.variable("AWS_CONTAINER_AUTHORIZATION_TOKEN")
  }

  private func failure(_ message: String, fix: String, status: Int? = nil) -> RemoteFailure {
    let code: Issue.Code = status.map(RetryPolicy.isPassing) == true ? .remoteUnavailable : .secretUnavailable
    return RemoteFailure(.credentialsSource, code, at: "connection.s3.auth_method", status: status, message, fix: fix)
  }
}
