import Hummingbird

/// An error answer of S3: `<Error><Code>…` with its HTTP status.
struct ObjectStoreRefusal: Error, Hashable {
  /// An element some errors have beside code and message.
  struct Detail: Hashable {
    let name: String
    let text: String
  }

  let status: Int
  let code: String
  let message: String
  var headers: [String: String] = [:]
  var details: [Detail] = []

  init(_ status: Int, _ code: String, _ message: String, headers: [String: String] = [:]) {
    self.status = status
    self.code = code
    self.message = message
    self.headers = headers
  }

  static func noSuchBucket(_ name: String) -> ObjectStoreRefusal {
    ObjectStoreRefusal(404, "NoSuchBucket", "The specified bucket does not exist: \(name)")
  }
  /// What an endpoint answers for a bucket that stands elsewhere.
  static func permanentRedirect(_ bucket: String, region: String) -> ObjectStoreRefusal {
    var refusal = ObjectStoreRefusal(
      301, "PermanentRedirect",
      "The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.",
      headers: ["x-amz-bucket-region": region])
    refusal.details = [
      Detail(name: "Endpoint", text: "\(bucket).s3.\(region).amazonaws.com"), Detail(name: "Bucket", text: bucket),
    ]
    return refusal
  }
  static let noSuchKey = ObjectStoreRefusal(404, "NoSuchKey", "The specified key does not exist.")
  static let noSuchUpload = ObjectStoreRefusal(
    404, "NoSuchUpload",
    "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed."
  )
  static let accessDenied = ObjectStoreRefusal(403, "AccessDenied", "Access Denied")
  static let malformedXML = ObjectStoreRefusal(
    400, "MalformedXML", "The XML you provided was not well-formed or did not validate against our published schema")
  static func invalidArgument(_ message: String) -> ObjectStoreRefusal {
    ObjectStoreRefusal(400, "InvalidArgument", message)
  }
  static func notImplemented(_ what: String) -> ObjectStoreRefusal {
    ObjectStoreRefusal(501, "NotImplemented", "The sandbox does not offer this: \(what)")
  }

  func response(to request: IncomingRequest) -> Response {
    let identifier = RandomText.hexadecimal(16)
    var response =
      request.method == "HEAD"
      ? Response.empty(status)
      : Response.xml(
        status,
        XMLText.element("Error") {
          XMLText.element("Code", code) + XMLText.element("Message", message)
            + details.map { XMLText.element($0.name, $0.text) }.joined() + XMLText.element("Resource", request.path)
            + XMLText.element("RequestId", identifier)
            + XMLText.element("HostId", "sandbox")
        })
    response.set(headers.merging(["x-amz-request-id": identifier]) { own, _ in own })
    return response
  }
}
