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
  }

  /// A custom endpoint as a base URL without a closing slash; nil means the AWS endpoint of the region.
  public var endpoint: String?
  /// The region requests are signed for; taken from the endpoint's host when that names one.
  public var region: String
  public var credentials: Credentials

  /// The region inside an AWS host such as `s3.ap-northeast-1.amazonaws.com`; nil for other hosts (contract 9.2).
  public static func region(inHost host: some StringProtocol) -> String? {
    let labels = host.split(separator: ".")
    guard labels.count >= 4, labels.first == "s3", labels.suffix(2) == ["amazonaws", "com"] else { return nil }
    return String(labels[labels.count - 3])
  }
}
