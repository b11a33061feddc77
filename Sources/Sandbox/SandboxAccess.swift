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

  private var base: String { "http://127.0.0.1:\(port)" }

  public var loginAuthorizeURL: String { "\(base)/ap/oa" }
  public var loginTokenURL: String { "\(base)/auth/o2/token" }
  public var adsAPIURL: String { base }
  public var s3Endpoint: String { base }
  public var treasureDataURL: String { base }
  public var trinoURL: String { base }

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
      ],
    ]
  }
}

extension SandboxAccess: CustomStringConvertible, CustomReflectable {
  public var description: String { "sandbox on \(base), instance \(instanceID), bucket \(bucket)" }
  public var customMirror: Mirror { Mirror(self, children: ["port": port]) }
}
