/// Where the bucket is and how requests to it are signed (product document, S3 parameters).
public struct ObjectStoreAccess: Sendable, Hashable {
  /// The authentication methods of the product document. Anonymous is refused: Amazon must trust who wrote a file.
  public enum Method: String, Sendable, Hashable, CaseIterable {
    case basic
    case session
    case assumeRole = "assume_role"
    case profile
  }

  /// What signs the requests.
  public enum Credentials: Sendable, Hashable {
    case basic(accessKeyID: ValueReference, secretAccessKey: ValueReference)
    case session(accessKeyID: ValueReference, secretAccessKey: ValueReference, sessionToken: ValueReference)
    case assumeRole(AssumedRole)
    /// A profile of the AWS command line, chosen by `AWS_PROFILE` (DESIGN 4).
    case profile
  }

  /// A custom endpoint as a base URL without a closing slash; nil means the AWS endpoint of the region.
  public var endpoint: String?
  /// The region requests are signed for, taken from the endpoint's host when that names one. Nil when neither says:
  /// then a profile's own region counts, else us-east-1.
  public var region: String?
  public var credentials: Credentials
  /// A custom endpoint of the AWS Security Token Service; nil means that of the region.
  public var securityTokenEndpoint: String?

  /// The region inside an AWS host such as `s3.ap-northeast-1.amazonaws.com`; nil for other hosts (contract 9.2).
  public static func region(inHost host: some StringProtocol) -> String? {
    let labels = host.split(separator: ".")
    let isAWS = labels.suffix(2) == ["amazonaws", "com"] || labels.suffix(3) == ["amazonaws", "com", "cn"]
    guard isAWS, let name = labels.firstIndex(of: "amazonaws"), name >= 2 else { return nil }
    // `s3.eu-west-1`, `bucket.s3.eu-west-1`, `s3.dualstack.eu-west-1`, `s3-fips.us-east-1`
    let isS3 = labels[..<(name - 1)].contains { $0 == "s3" || $0.hasPrefix("s3-") }
    return isS3 && labels[name - 1].contains("-") && !labels[name - 1].hasPrefix("s3") ? String(labels[name - 1]) : nil
  }
}
