import Activation
import Hummingbird

extension MarketingCloudService {
  static let deletionMediaType = "application/vnd.amcadvertiseruserdeletionrequest.v1+json"

  func deletions(_ request: IncomingRequest, _ instance: String, _ rest: [String]) async throws -> Response {
    switch (request.method, rest.count) {
    case ("POST", 0):
      let order = try DeletionOrder(try await body(of: request, mediaTypes: [Self.deletionMediaType]))
      let deletion = await shelf.submit(order, in: instance)
      return .json(200, ["userDeletionRequestId": .text(deletion.id)], mediaType: Self.deletionMediaType)
    case ("POST", 1) where rest[0] == "list":
      let (deletions, next) = try page(
        of: await shelf.deletions(in: instance), request, limit: "maxResults", from: 0)
      return .json(
        200, ["userDeletions": .list(deletions.map(\.document)), "nextToken": next], mediaType: Self.deletionMediaType)
    case ("GET", 1):
      let deletion = try await shelf.deletion(rest[0], in: instance)
      return .json(200, ["identityDeletion": deletion.document], mediaType: Self.deletionMediaType)
    default: throw MarketingCloudRefusal.unknownPath
    }
  }
}
