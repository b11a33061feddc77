import Activation
import Hummingbird

/// An error answer of the core REST API (contract 1.8).
struct TreasureDataRefusal: Error {
  let status: Int
  let message: String
  var details: DocumentValue?

  static func notFound(_ what: String) -> TreasureDataRefusal {
    TreasureDataRefusal(status: 404, message: "Resource not found: \(what)")
  }

  static func unprocessable(_ message: String) -> TreasureDataRefusal {
    TreasureDataRefusal(status: 422, message: message)
  }

  var response: Response {
    let text = DocumentValue.text(message)
    var body: DocumentMap = [
      "error": text, "message": text, "text": text, "severity": "error", "status_code": .number(String(status)),
    ]
    if let details { body["details"] = details }
    return .json(status, .map(body))
  }
}
