import Activation

/// A bucket policy as far as it decides whether Amazon may read an upload (contract 9.1).
public struct BucketPolicy: Sendable, Hashable {
  /// What AMC needs on the bucket itself, and on the objects in it.
  public static let bucketActions = ["s3:ListBucket", "s3:GetBucketTagging"]
  public static let objectActions = ["s3:GetObject", "s3:GetObjectVersion", "s3:GetObjectTagging"]

  /// What a policy says to one request.
  public enum Verdict: Sendable, Hashable {
    case allowed
    /// Only under conditions that cannot be judged from here.
    case conditional
    case denied
  }

  private let statements: [DocumentValue]

  /// - Returns: nil when the text is no policy.
  public init?(_ text: [UInt8]) {
    guard let document = try? JSONText.read(text), let value = document["Statement"] else { return nil }
    statements = value.list ?? [value]
  }

  /// The smallest policy that lets an account read an upload; add its statement to those a bucket has already.
  ///
  /// - Parameters:
  ///   - account: the instance's data-upload account, twelve digits.
  ///   - region: the bucket's; China and GovCloud name resources their own way.
  public static func smallest(account: String, bucket: String, region: String) -> DocumentValue {
    let partition = AWSPartition(region: region).name
    return [
      "Version": "2012-10-17",
      "Statement": [
        [
          "Sid": "AmazonMarketingCloudReadsUploads", "Effect": "Allow",
          "Principal": ["AWS": .text("arn:\(partition):iam::\(account):root")],
          "Action": .list((bucketActions + objectActions).sorted().map(DocumentValue.text)),
          "Resource": [.text("arn:\(partition):s3:::\(bucket)"), .text("arn:\(partition):s3:::\(bucket)/*")],
        ]
      ],
    ]
  }

  /// What an account may do with a bucket and with an object in it, by action.
  public func verdicts(account: String, bucket: String, key: String) -> [(action: String, verdict: Verdict)] {
    Self.bucketActions.map { ($0, verdict(account, $0, bucket)) }
      + Self.objectActions.map { ($0, verdict(account, $0, "\(bucket)/\(key)")) }
  }

  private func verdict(_ account: String, _ action: String, _ resource: String) -> Verdict {
    let matching = statements.filter { PolicyStatement($0).concerns(account, action, resource) }
    func isThere(_ effect: String, conditional: Bool) -> Bool {
      matching.contains { $0["Effect"]?.scalarText == effect && PolicyStatement($0).isConditional == conditional }
    }
    if isThere("Deny", conditional: false) { return .denied }
    if isThere("Allow", conditional: false) { return isThere("Deny", conditional: true) ? .conditional : .allowed }
    return isThere("Allow", conditional: true) ? .conditional : .denied
  }
}
