/// The separate AWS worlds: each has host names and resource names of its own.
struct AWSPartition: Hashable {
  /// The second part of an ARN.
  let name: String
  let domain: String

  init(region: String) {
    if region.hasPrefix("cn-") {
      (name, domain) = ("aws-cn", "amazonaws.com.cn")
    } else if region.hasPrefix("us-gov-") {
      (name, domain) = ("aws-us-gov", "amazonaws.com")
    } else {
      (name, domain) = ("aws", "amazonaws.com")
    }
  }
}
