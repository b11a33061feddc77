import Activation
import Hummingbird
import HTTPTypes

extension Response {
  static func json(
    _ status: Int = 200, _ value: DocumentValue, mediaType: String = "application/json"
  ) -> Response {
    text(status, JSONText.write(value), mediaType: mediaType)
  }

  static func xml(_ status: Int = 200, _ document: String) -> Response {
    text(status, #"<?xml version="1.0" encoding="UTF-8"?>"# + "\n" + document, mediaType: "application/xml")
  }

  static func text(_ status: Int, _ text: String, mediaType: String) -> Response {
    Response(
      status: HTTPResponse.Status(code: status), headers: [.contentType: mediaType],
      body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }

  static func empty(_ status: Int = 204, headers: [String: String] = [:]) -> Response {
    var response = Response(status: HTTPResponse.Status(code: status))
    response.set(headers)
    return response
  }

  mutating func set(_ fields: [String: String]) {
    for (name, value) in fields {
      if let name = HTTPField.Name(name) { headers[name] = value }
    }
  }
}
