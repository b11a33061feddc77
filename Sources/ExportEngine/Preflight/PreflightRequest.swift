import Activation
import Documents

/// What a preflight looks at.
public struct PreflightRequest: Sendable {
  /// A bucket and where in it files are going to stand.
  public struct Bucket: Sendable, Hashable {
    public let name: String
    /// Ends with `/` unless empty.
    public let prefix: String

    public init(name: String, prefix: String = "") {
      self.name = name
      self.prefix = prefix
    }
  }

  public var connection: Connection
  public var buckets: [Bucket]
  /// Its data set and definition are looked at, too.
  public var activation: DraftFile?
  /// Adds the `instanceId` tag to buckets that lack it; their other tags stay.
  public var setsTag: Bool

  public init(connection: Connection, buckets: [Bucket], activation: DraftFile? = nil, setsTag: Bool = false) {
    self.connection = connection
    self.buckets = buckets
    self.activation = activation
    self.setsTag = setsTag
  }
}

extension PreflightRequest.Bucket {
  /// The buckets that activations upload to, each once, in order; what cannot be read of one names none.
  public static func all(of activations: [DraftFile]) -> [PreflightRequest.Bucket] {
    var buckets: [PreflightRequest.Bucket] = []
    for draft in activations.map(\.draft.activation) {
      guard let name = draft["result_settings.bucket" as FieldPath]?.scalarText, !name.isEmpty,
        !buckets.contains(where: { $0.name == name })
      else { continue }
      let path = draft["result_settings.path_prefix" as FieldPath]?.scalarText ?? ""
      let prefix = path.split(separator: "/").map { "\($0)/" }.joined()
      buckets.append(.init(name: name, prefix: prefix))
    }
    return buckets
  }
}
