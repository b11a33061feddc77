import Activation
import Hummingbird

extension MarketingCloudService {
  func uploads(_ request: IncomingRequest, _ instance: String, _ rest: [String]) async throws -> Response {
    switch (request.method, rest.count) {
    case ("POST", 1) where rest[0] == "list": return try await list(request, instance)
    case ("POST", 1):
      let body = try await body(of: request, mediaTypes: [Self.uploadMediaType])
      let order = try UploadOrder(body, for: try await shelf.dataset(rest[0], in: instance))
      let upload = try await shelf.submit(order, to: rest[0], in: instance)
      return .json(
        200, ["uploadId": .text(upload.id), "status": .text(words.word(for: upload.status))],
        mediaType: Self.uploadMediaType)
    case ("GET", 2):
      let upload = try await shelf.upload(rest[1], of: rest[0], in: instance)
      return .json(200, ["upload": upload.document(words)], mediaType: Self.uploadMediaType)
    default: throw MarketingCloudRefusal.unknownPath
    }
  }

  private func list(_ request: IncomingRequest, _ instance: String) async throws -> Response {
    let filter = try UploadFilter(request)
    let matching = await shelf.uploads(in: instance).filter(filter.admits)
    let (uploads, next) = try page(of: matching, request, limit: "maxResults")
    return .json(
      200, ["uploads": .list(uploads.map { $0.document(words) }), "nextToken": next], mediaType: Self.uploadMediaType)
  }
}
