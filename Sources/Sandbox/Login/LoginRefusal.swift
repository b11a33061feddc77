import Activation
import Hummingbird

/// An answer of the token endpoint that is no token (contract 1.3).
struct LoginRefusal: Error, Hashable {
  var status = 400
  let code: String
  let description: String

  static let invalidClient = LoginRefusal(
    status: 401, code: "invalid_client", description: "Client authentication failed")
  static let unsupportedGrantType = LoginRefusal(
    code: "unsupported_grant_type", description: "The authorization grant type is not supported by the server")

  /// What Amazon says of a code that is older than five minutes.
  static let expiredCode = LoginRefusal(
    code: "invalid_request", description: "The request has an invalid parameter : code")

  static func missing(_ parameter: String) -> LoginRefusal {
    LoginRefusal(
      code: "invalid_request", description: "The request is missing a required parameter : \(parameter)")
  }

  static func invalidGrant(_ parameter: String) -> LoginRefusal {
    LoginRefusal(
      code: "invalid_grant",
      description: "The request has an invalid grant parameter : \(parameter). "
        + "User may have revoked or didn't grant the permission.")
  }

  var response: Response {
    .json(
      status,
      [
        "error": .text(code), "error_description": .text(description), "request_id": .text(RandomText.identifier()),
        "error_index": .text(RandomText.identifier()),
      ])
  }
}
