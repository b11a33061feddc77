import Activation
import Transport

/// What is asked of STS: which role, under what name and for how long (contract 9.3).
public struct RoleRequest: Sendable, Hashable {
  /// What a role that assumes another may ask for, in seconds.
  public static let longestChained = 3600

  public let arn: String
  /// 2 to 64 characters; it shows in the bucket's access logs.
  public let sessionName: String
  public let externalID: Secret?
  /// In seconds.
  public let duration: Int

  public init(arn: String, sessionName: String, externalID: Secret?, duration: Int) {
    self.arn = arn
    self.sessionName = sessionName
    self.externalID = externalID
    self.duration = duration
  }

  /// The ARN of a role of an account, in the partition of a region.
  public static func arn(account: String, role: String, region: String) -> String {
    let name = role.hasPrefix("/") ? String(role.dropFirst()) : role
    return "arn:\(AWSPartition(region: region).name):iam::\(account):role/\(name)"
  }

  /// `amc-export-NAME`, with what STS does not take replaced.
  public static func sessionName(_ name: String) -> String {
    let safe = name.unicodeScalars.map { scalar -> Character in
      let isTaken = scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
      return isTaken || "_+=,.@-".unicodeScalars.contains(scalar) ? Character(scalar) : "-"
    }
    return String(("amc-export-" + String(safe)).prefix(64))
  }
}
