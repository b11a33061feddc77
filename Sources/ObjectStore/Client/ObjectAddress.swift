import Transport

/// The URL of a bucket or an object, in the pieces a signature needs.
struct ObjectAddress: Hashable {
  /// Scheme and host, with the port when there is one.
  let origin: String
  /// What the `host` header carries.
  let host: String
  /// Percent-encoded; begins with a slash.
  let path: String

  init(bucket: String, key: String?, endpoint: String?, region: String) {
    let encodedKey = key.map(AWSPercentEncoding.path) ?? ""
    let custom = endpoint ?? ObjectStoreClient.address(region: region)
    let pathStyle = endpoint != nil || bucket.contains(".")
    let parts = custom.split(separator: "://", maxSplits: 1).map(String.init)
    let scheme = parts.first ?? "https"
    let authorityAndBase = parts.count == 2 ? parts[1] : custom
    let authority = authorityAndBase.prefix { $0 != "/" }
    let base = authorityAndBase.dropFirst(authority.count)
    host = pathStyle ? String(authority) : "\(bucket).\(authority)"
    origin = "\(scheme)://\(host)"
    path = pathStyle ? "\(base)/\(bucket)/\(encodedKey)" : "\(base)/\(encodedKey)"
  }
}
