/// Where an object stands, written `s3://bucket/key`.
struct ObjectLocation: Sendable, Hashable, CustomStringConvertible {
  let bucket: String
  let key: String

  init(bucket: String, key: String) {
    self.bucket = bucket
    self.key = key
  }

  /// Reads a line of a manifest.
  init?(_ text: some StringProtocol) {
    guard text.hasPrefix("s3://") else { return nil }
    let parts = text.dropFirst(5).split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
    self.init(bucket: String(parts[0]), key: String(parts[1]))
  }

  var description: String { "s3://\(bucket)/\(key)" }

  /// The part of the key after its last slash.
  var name: Substring { key.split(separator: "/", omittingEmptySubsequences: false).last ?? "" }
}
