import Foundation
import Hummingbird

/// The stand-in of S3, path-style: `/bucket` and `/bucket/key`.
struct ObjectStoreService: Sendable {
  let check: SignatureCheck
  let shelf: ObjectShelf

  func respond(to incoming: IncomingRequest) async -> Response {
    do {
      let request = try await admitted(incoming)
      var response = try await answer(request)
      response.set(["x-amz-request-id": RandomText.hexadecimal(16)])
      return response
    } catch let refusal as ObjectStoreRefusal {
      return refusal.response(to: incoming)
    } catch {
      return ObjectStoreRefusal(500, "InternalError", "We encountered an internal error. Please try again.")
        .response(to: incoming)
    }
  }

  /// A request whose signature counts and whose signer may do what it asks for.
  private func admitted(_ incoming: IncomingRequest) async throws(ObjectStoreRefusal) -> ObjectStoreRequest {
    let payload = incoming.header("x-amz-content-sha256")
    var request = ObjectStoreRequest(incoming, payloadHash: payload ?? "")
    let region = await shelf.buckets[request.bucket]?.region ?? check.region
    // An endpoint hands a bucket that stands elsewhere over, whatever the request is signed with.
    if region != check.region, request.signedRegion == check.region {
      throw .permanentRedirect(request.bucket, region: region)
    }
    let signer = try check.signer(of: incoming, service: .s3(region: region), payload: request.payloadHash)
    guard payload != nil else {
      throw ObjectStoreRefusal(
        400, "InvalidRequest", "Missing required header for this request: x-amz-content-sha256")
    }
    guard ObjectStoreAction.needed(by: request).allSatisfy(signer.permissions.allow) else { throw .accessDenied }
    request.permissions = signer.permissions
    return request
  }

  private func answer(_ request: ObjectStoreRequest) async throws -> Response {
    try refuseUnknownSubresource(of: request)
    if request.bucket.isEmpty { return try await service(request) }
    if request.key.isEmpty { return try await bucket(request) }
    if request.has("uploads") || request.has("uploadId") { return try await multipart(request) }
    return try await object(request)
  }

  private func service(_ request: ObjectStoreRequest) async throws -> Response {
    guard request.method == "GET" else { throw ObjectStoreRefusal.notImplemented("\(request.method) /") }
    let buckets = await shelf.buckets.sorted { $0.key < $1.key }.map { name, bucket in
      XMLText.element("Bucket") {
        XMLText.element("Name", name) + XMLText.element("CreationDate", Self.time(bucket.created))
      }
    }
    return .xml(
      200, XMLText.document("ListAllMyBucketsResult") { XMLText.element("Buckets") { buckets.joined() } })
  }

  /// A parameter that asks for something else than what the method alone would do must not be overlooked.
  private func refuseUnknownSubresource(of request: ObjectStoreRequest) throws(ObjectStoreRefusal) {
    let known: Set<String> = [
      "continuation-token", "delete", "delimiter", "encoding-type", "fetch-owner", "list-type", "location",
      "max-keys", "max-parts", "max-uploads", "part-number-marker", "partNumber", "policy", "prefix", "start-after",
      "tagging", "uploadId", "uploads", "x-id", "key-marker", "upload-id-marker",
    ]
    for item in request.incoming.query where !known.contains(item.name) { throw .notImplemented("?\(item.name)") }
    if request.incoming.header("x-amz-copy-source") != nil { throw .notImplemented("copying objects") }
  }

  /// ISO 8601 with milliseconds, as S3 writes times in XML.
  static func time(_ date: Date) -> String {
    date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
  }

  /// RFC 9110, as in `last-modified`.
  static func headerTime(_ date: Date) -> String {
    let style = Date.VerbatimFormatStyle(
      format: """
        \(weekday: .abbreviated), \(day: .twoDigits) \(month: .abbreviated) \(year: .defaultDigits) \
        \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits):\(second: .twoDigits) GMT
        """,
      locale: Locale(identifier: "en_US_POSIX"), timeZone: .gmt, calendar: Calendar(identifier: .gregorian))
    return date.formatted(style)
  }
}
