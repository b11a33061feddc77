import Hummingbird

/// An error answer of STS.
struct SecurityTokenRefusal: Error, Hashable {
  let status: Int
  let code: String
  let message: String

  init(_ status: Int, _ code: String, _ message: String) {
    self.status = status
    self.code = code
    self.message = message
  }

  static func validation(_ message: String) -> SecurityTokenRefusal {
    SecurityTokenRefusal(400, "ValidationError", message)
  }

  /// STS has words of its own for what a signature can lack.
  init(_ refusal: ObjectStoreRefusal) {
    switch refusal.code {
    case "InvalidAccessKeyId", "InvalidToken":
      self.init(403, "InvalidClientTokenId", "The security token included in the request is invalid.")
    case "ExpiredToken":
      self.init(403, "ExpiredToken", "The security token included in the request is expired")
    case "RequestTimeTooSkewed":
      self.init(403, "SignatureDoesNotMatch", "Signature expired: the request time is too far from the current time")
    case "AccessDenied": self.init(403, "MissingAuthenticationToken", "Request is missing Authentication Token")
    case "AuthorizationHeaderMalformed": self.init(403, "SignatureDoesNotMatch", refusal.message)
    default: self.init(refusal.status, refusal.code, refusal.message)
    }
  }

  var response: Response {
    .xml(
      status,
      SecurityTokenService.document("ErrorResponse") {
        XMLText.element("Error") {
          XMLText.element("Type", "Sender") + XMLText.element("Code", code) + XMLText.element("Message", message)
        } + XMLText.element("RequestId", RandomText.identifier())
      })
  }
}
