import Activation
import Foundation
import ObjectStore
import Transport

extension Preflight {
  private static let laterChecks: [PreflightResult.Check] = [.write, .policy, .tag]

  /// Reachable and in the signed region; then what may be done in it and who may read it.
  func checkBucket(_ bucket: PreflightRequest.Bucket, _ amazon: Amazon?, isClockRight: Bool) async {
    let client: ObjectStoreClient
    do {
      guard isClockRight else { return skip([.bucket] + Self.laterChecks, "the clock is wrong", bucket) }
      guard let access = connection.objectStore else { return tell(.found(.bucket, Self.noAccess, of: bucket.name)) }
      client = try opening(access).client(bucket: bucket.name) { _ in }
      try await client.checkBucket()
      tellRegion(client)
    } catch {
      let issue = ExportFailure(error).leadingIssue
      // Looking into a bucket is a right of its own; writing may be allowed all the same.
      guard issue.code == .notAuthorized, let client = try? openedClient(bucket) else {
        tell(.found(.bucket, issue, of: bucket.name))
        return skip(Self.laterChecks, "the bucket cannot be reached", bucket)
      }
      tell(.found(.bucket, Self.cannotLook(bucket.name, issue), of: bucket.name))
      return await checkUse(of: client, bucket, amazon)
    }
    await checkUse(of: client, bucket, amazon)
  }

  private func openedClient(_ bucket: PreflightRequest.Bucket) throws -> ObjectStoreClient? {
    try connection.objectStore.map { try opening($0).client(bucket: bucket.name) { _ in } }
  }

  private func checkUse(of client: ObjectStoreClient, _ bucket: PreflightRequest.Bucket, _ amazon: Amazon?) async {
    await checkWriting(client, bucket)
    await checkPolicy(client, bucket, amazon)
    await checkTag(client)
  }

  private func skip(_ checks: [PreflightResult.Check], _ reason: String, _ bucket: PreflightRequest.Bucket) {
    for check in checks { tell(.notChecked(check, reason, of: bucket.name)) }
  }

  private func tellRegion(_ client: ObjectStoreClient) {
    guard let region = client.correctedRegion else {
      return tell(.passed(.bucket, "reachable, in \(client.configuredRegion)", of: client.bucket))
    }
    let issue = Issue.warning(
      .contradiction, "connection.s3.region",
      "The bucket \(client.bucket) is in \(region), not in \(client.configuredRegion); each run has to find that out.",
      fix: "Set s3.region to \(region).")
    tell(.found(.bucket, issue, of: client.bucket))
  }

  private static let noAccess = Issue.error(
    .missingValue, "connection.s3.auth_method", "The connection does not say how S3 is accessed.",
    fix: "Give the section s3 with auth_method: basic, session, assume_role or profile.")

  private static func cannotLook(_ bucket: String, _ issue: Issue) -> Issue {
    Issue.warning(
      issue.code, issue.path, issue.message,
      fix: "Grant s3:ListBucket on \(bucket), so that what a broken run left can be found.")
  }

  // MARK: - Writing

  /// Writes a small tagged object, as an export does, and removes it again.
  private func checkWriting(_ client: ObjectStoreClient, _ bucket: PreflightRequest.Bucket) async {
    let key = "\(bucket.prefix)amc-export-check-\(UUID().uuidString.lowercased()).txt"
    let tags = [ObjectStoreClient.Tag("instanceId", connection.instanceID)]
    do {
      _ = try await client.put(Array("amc-export\n".utf8), key: key, contentType: "text/plain", tags: tags)
    } catch {
      return tell(.found(.write, await whyNotWritten(client, key, error), of: bucket.name))
    }
    // A task of its own: what was written is removed even when the person leaves now.
    let removal = await Task { await Self.removal(of: key, client) }.value
    guard let removal else {
      return tell(.passed(.write, "an object was written, tagged and removed", of: bucket.name))
    }
    let issue = Issue.warning(
      .cleaningFailed, "connection.s3", "The object \(key) was written but cannot be removed: \(removal.message)",
      fix: "Grant s3:DeleteObject, and remove it by hand.")
    tell(.found(.write, issue, of: bucket.name))
  }

  private static func removal(of key: String, _ client: ObjectStoreClient) async -> RemoteFailure? {
    do {
      try await client.delete(key: key)
      return nil
    } catch {
      return error
    }
  }

  /// Without its tag the object may be allowed; then it is the right to tag that is missing.
  private func whyNotWritten(_ client: ObjectStoreClient, _ key: String, _ failure: RemoteFailure) async -> Issue {
    guard failure.code == .notAuthorized else { return failure.issue }
    guard (try? await client.put([], key: key, contentType: "text/plain")) != nil else {
      return .error(
        failure.code, failure.path, failure.message,
        fix: "Grant s3:PutObject, s3:PutObjectTagging and s3:DeleteObject on \(client.bucket)/*.")
    }
    try? await client.delete(key: key)
    return .error(
      failure.code, failure.path, "Objects may be written to \(client.bucket), but not tagged.",
      fix: "Grant s3:PutObjectTagging on \(client.bucket)/*: Amazon reads tagged files only.")
  }
}
