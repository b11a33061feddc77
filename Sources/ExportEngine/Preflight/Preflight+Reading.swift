import Activation
import ObjectStore
import Transport

extension Preflight {
  /// A tag names up to this many instances (contract 9.1).
  private static let mostInstances = 25
  private static let tagKey = "instanceId"

  // MARK: - Policy

  /// Whether the bucket lets the instance's data-upload account read.
  func checkPolicy(_ client: ObjectStoreClient, _ bucket: PreflightRequest.Bucket, _ amazon: Amazon?) async {
    guard let account = amazon?.instance.dataUploadAccountID, !account.isEmpty else {
      let reason = amazon == nil ? "the instance is not known" : "Amazon does not name the account that reads uploads"
      return tell(.notChecked(.policy, reason, of: bucket.name))
    }
    let region = client.correctedRegion ?? client.configuredRegion
    let wanted = BucketPolicy.smallest(account: account, bucket: bucket.name, region: region)
    var result: PreflightResult
    do {
      result = judge(try await client.bucketPolicy(), account, bucket)
    } catch {
      result = .found(.policy, Self.unreadable(bucket.name, account, error), of: bucket.name)
    }
    result.policy = wanted
    tell(result)
  }

  private func judge(_ text: [UInt8]?, _ account: String, _ bucket: PreflightRequest.Bucket) -> PreflightResult {
    guard let text, let policy = BucketPolicy(text) else {
      let issue = Self.missing(
        "has no policy that lets", BucketPolicy.bucketActions + BucketPolicy.objectActions, account, bucket)
      return .found(.policy, issue, of: bucket.name)
    }
    let verdicts = policy.verdicts(account: account, bucket: bucket.name, key: "\(bucket.prefix)run-00001.csv.gz")
    let denied = verdicts.filter { $0.verdict == .denied }.map(\.action)
    guard denied.isEmpty else {
      return .found(.policy, Self.missing("does not let", denied, account, bucket), of: bucket.name)
    }
    let conditional = verdicts.filter { $0.verdict == .conditional }.map(\.action)
    guard conditional.isEmpty else {
      return .found(
        .policy,
        .warning(
          .notAuthorized, "result_settings.bucket",
          "The policy of \(bucket.name) lets Amazon's account \(account) \(conditional.joined(separator: ", ")) under conditions only.",
          fix: "Make sure that the conditions hold for Amazon, or remove them."), of: bucket.name)
    }
    return .passed(.policy, "Amazon's account \(account) may read the bucket", of: bucket.name)
  }

  private static func missing(
    _ verb: String, _ actions: [String], _ account: String, _ bucket: PreflightRequest.Bucket
  ) -> Issue {
    .error(
      .notAuthorized, "result_settings.bucket",
      "The bucket \(bucket.name) \(verb) Amazon's account \(account): missing \(actions.joined(separator: ", ")).",
      fix: "Add the statement that --print-policy prints to the bucket's policy.")
  }

  private static func unreadable(_ bucket: String, _ account: String, _ failure: RemoteFailure) -> Issue {
    .warning(
      failure.code, "result_settings.bucket",
      "The policy of \(bucket) cannot be read with these keys, so nobody knows whether Amazon's account \(account) may read it.",
      fix: "Compare it with what --print-policy prints, or grant s3:GetBucketPolicy for this check.")
  }

  // MARK: - Tag

  /// Files are tagged one by one, so a bucket without the tag is worth a word and no more.
  func checkTag(_ client: ObjectStoreClient) async {
    do {
      let tags = try await client.bucketTags()
      let instances = tags.first { $0.key == Self.tagKey }?.value.split(separator: " ").map(String.init) ?? []
      if instances.contains(connection.instanceID) {
        return tell(.passed(.tag, "\(Self.tagKey) names \(connection.instanceID)", of: client.bucket))
      }
      guard request.setsTag else { return tell(.found(.tag, untagged(client.bucket, instances), of: client.bucket)) }
      try await addTag(client, to: tags, instances)
    } catch {
      let issue = Issue.warning(
        error.code, "result_settings.bucket", "\(error.message) Files are tagged one by one, so an export can go on.",
        fix: "Grant s3:GetBucketTagging and s3:PutBucketTagging to check and set the bucket's tag.")
      tell(.found(.tag, issue, of: client.bucket))
    }
  }

  private func untagged(_ bucket: String, _ instances: [String]) -> Issue {
    let state =
      instances.isEmpty ? "has no tag \(Self.tagKey)" : "has a tag \(Self.tagKey) that names other instances"
    return .warning(
      .missingValue, "result_settings.bucket",
      "The bucket \(bucket) \(state); amc-export tags each file instead, so an export can go on.",
      fix: "Add --set-tag to tag the bucket, too; its other tags stay.")
  }

  /// S3 replaces the whole set, so the others are written again with it.
  private func addTag(
    _ client: ObjectStoreClient, to tags: [ObjectStoreClient.Tag], _ instances: [String]
  ) async throws(RemoteFailure) {
    guard instances.count < Self.mostInstances else {
      let issue = Issue.warning(
        .invalidValue, "result_settings.bucket",
        "The tag \(Self.tagKey) of \(client.bucket) names \(instances.count) instances already, the most Amazon reads.",
        fix: "Use another bucket, or leave it: files are tagged one by one.")
      return tell(.found(.tag, issue, of: client.bucket))
    }
    let value = (instances + [connection.instanceID]).joined(separator: " ")
    let others = tags.filter { $0.key != Self.tagKey }
    try await client.setBucketTags(others + [.init(Self.tagKey, value)])
    let kept = others.isEmpty ? "" : "; \(others.count) other \(others.count == 1 ? "tag" : "tags") kept"
    tell(.passed(.tag, "\(Self.tagKey) was set to \(value)\(kept)", of: client.bucket))
  }
}
