import Activation
import Transport

/// Where the stand-ins listen and what opens them. All values are invented.
public struct SandboxAccess: Sendable, Hashable {
  public let port: Int
  public let clientID: String
  public let clientSecret: String
  public let refreshToken: String
  public let instanceID: String
  public let accountID: String
  public let marketplaceID: String
  public let s3AccessKeyID: String
  public let s3SecretAccessKey: String
  public let region: String
  public let bucket: String
  public let dataUploadAccountID: String
  /// A master key of Treasure Data, and one that may not read results.
  public let treasureDataKey: String
  public let treasureDataWriteOnlyKey: String
  /// The password Trino takes for any user.
  public let trinoPassword: String
  /// A bucket in another region than the rest.
  public var distantBucket: String { SandboxIdentity.distantBucket }
  public var distantRegion: String { SandboxIdentity.distantRegion }

  private var base: String { "http://127.0.0.1:\(port)" }

  public var loginAuthorizeURL: String { "\(base)/ap/oa" }
  public var loginTokenURL: String { "\(base)/auth/o2/token" }
  public var adsAPIURL: String { base }
  public var s3Endpoint: String { base }
  public var treasureDataURL: String { base }
  public var trinoURL: String { base }
  public var stsEndpoint: String { base }
  /// For `AWS_CONTAINER_CREDENTIALS_FULL_URI`.
  public var containerCredentialsURL: String { base + MachineCredentialsService.containerPath }
  /// For `AWS_EC2_METADATA_SERVICE_ENDPOINT`.
  public var instanceMetadataEndpoint: String { base }

  private var principals: SandboxPrincipals { SandboxPrincipals(exporter: s3Credentials) }

  /// A user who may look into the buckets and write nothing.
  public var readerCredentials: AWSCredentials { principals.reader }
  /// The account that owns buckets, users and roles.
  public var awsAccountID: String { SandboxPrincipals.account }
  /// A role that the main user, the container and the instance may assume, for four hours at most.
  public var roleName: String { SandboxPrincipals.roleName }
  public var roleExternalID: String { principals.externalID }
  /// A role that trusts nobody.
  public var closedRoleName: String { SandboxPrincipals.closedRoleName }
  /// For `AWS_CONTAINER_AUTHORIZATION_TOKEN`.
  public var containerToken: String { principals.containerToken }

  public var s3Credentials: AWSCredentials {
    AWSCredentials(accessKeyID: s3AccessKeyID, secretAccessKey: s3SecretAccessKey)
  }
}

extension SandboxAccess {
  /// A value that belongs in the sealed store; the raw value is the last part of its reference's name.
  public enum Secret: String, Sendable, CaseIterable {
    case clientSecret = "client_secret"
    case refreshToken = "refresh_token"
    case s3AccessKeyID = "access_key_id"
    case s3SecretAccessKey = "secret_access_key"
  }

  public func value(of secret: Secret) -> String {
    switch secret {
    case .clientSecret: clientSecret
    case .refreshToken: refreshToken
    case .s3AccessKeyID: s3AccessKeyID
    case .s3SecretAccessKey: s3SecretAccessKey
    }
  }

  /// A connection named `sandbox` whose secrets stand in the sealed store as `sandbox/client_secret` and so on.
  public var connectionDocument: DocumentValue { connectionDocument() }

  /// The connection file (DESIGN 3) that leads here; account and marketplace are left to be found by scanning.
  public func connectionDocument(
    name: String = "sandbox", reference: (Secret) -> String = { "store:sandbox/\($0.rawValue)" }
  ) -> DocumentValue {
    [
      "connection": .text(name),
      "type": "amazon_marketing_cloud",
      "amc_instance_id": .text(instanceID),
      "login": [
        "region": "NA",
        "client_id": .text(clientID),
        "client_secret": .text(reference(.clientSecret)),
        "refresh_token": .text(reference(.refreshToken)),
      ],
      "s3": [
        "endpoint": .text(s3Endpoint),
        "region": .text(region),
        "auth_method": "basic",
        "access_key_id": .text(reference(.s3AccessKeyID)),
        "secret_access_key": .text(reference(.s3SecretAccessKey)),
      ],
      "endpoints": [
        "ads_api": .text(adsAPIURL),
        "login_authorize": .text(loginAuthorizeURL),
        "login_token": .text(loginTokenURL),
        "sts": .text(stsEndpoint),
      ],
    ]
  }
}

extension SandboxAccess: CustomStringConvertible, CustomReflectable {
  public var description: String { "sandbox on \(base), instance \(instanceID), bucket \(bucket)" }
  public var customMirror: Mirror { Mirror(self, children: ["port": port]) }
}
