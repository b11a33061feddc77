import Activation
import Hummingbird

/// An error answer of the Ads API; its body's shape depends on the resource (contract 7).
struct MarketingCloudRefusal: Error, Hashable {
  enum Shape: Sendable, Hashable {
    /// `/amc/accounts`.
    case accounts
    /// The other administration resources.
    case administration
    /// Data sets, uploads and deletions.
    case dataUpload
    case audiences
  }

  let status: Int
  let details: String
  var problems: [String] = []

  static let badToken = MarketingCloudRefusal(status: 401, details: "Authentication failed")
  static let wrongClient = MarketingCloudRefusal(status: 401, details: "Client id does not match the access token")
  static let noAccess = MarketingCloudRefusal(status: 403, details: "Unauthorized request")
  static let termsNotAccepted = MarketingCloudRefusal(
    status: 401, details: "Terms and conditions must be accepted to continue")
  static let unknownPath = MarketingCloudRefusal(status: 404, details: "No such resource")
  static let unsupportedMediaType = MarketingCloudRefusal(status: 415, details: "Unsupported media type")

  static let unacceptableMediaType = MarketingCloudRefusal(status: 406, details: "Not acceptable")
  /// Says when to come back, which Amazon may not do on every path (contract 7).
  static let tooManyRequests = MarketingCloudRefusal(status: 429, details: "Too many requests")

  static func notFound(_ what: String) -> MarketingCloudRefusal {
    MarketingCloudRefusal(status: 404, details: "\(what) not found")
  }

  /// One entry of `errors` for each problem.
  static func invalid(_ what: String, _ problems: [String]) -> MarketingCloudRefusal {
    MarketingCloudRefusal(status: 400, details: "\(what) is not valid", problems: Array(problems.prefix(100)))
  }

  static func invalid(_ problem: String) -> MarketingCloudRefusal {
    MarketingCloudRefusal(status: 400, details: problem, problems: [problem])
  }

  func response(shape: Shape) -> Response {
    var response = plainResponse(shape)
    if status == 429 { response.set(["Retry-After": "1"]) }
    return response
  }

  private func plainResponse(_ shape: Shape) -> Response {
    let code = DocumentValue.text(String(status))
    let identifier = DocumentValue.text(RandomText.identifier())
    switch shape {
    case .accounts: return .json(status, ["message": .text(details), "requestId": identifier])
    case .administration: return .json(status, ["code": code, "details": .text(details)])
    case .audiences:
      return .json(status, ["code": code, "details": .text(details), "requestId": identifier])
    case .dataUpload:
      let errors = DocumentValue.list(problems.map(DocumentValue.text))
      return .json(
        status, ["code": code, "details": .text(details), "errors": errors, "requestId": identifier])
    }
  }
}
