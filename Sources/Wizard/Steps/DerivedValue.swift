import Activation

/// What follows from a field and is not written anywhere: hosts, addresses, names of files (anchors 1.2, 32).
enum DerivedValue {
  /// Nil for fields from which nothing follows.
  static func text(of field: Field, in draft: Draft) -> String? {
    func value(_ path: FieldPath) -> String? {
      guard let text = draft[field.document][path]?.scalarText, !text.isEmpty else { return nil }
      return text
    }
    switch "\(field.issuePath)" {
    case "connection.login.region":
      guard value("endpoints.ads_api") == nil else { return nil }
      return LoginRegion(rawValue: (value(field.path) ?? "NA").uppercased())?.adsAPI
    case "connection.s3.region":
      guard value("s3.endpoint") == nil else { return "not used; the endpoint decides" }
      return "https://s3.\(value(field.path) ?? "us-east-1").amazonaws.com"
    case "connection.s3.endpoint":
      return value(field.path).map { $0.contains("://") ? $0 : "https://\($0)" }
    case "result_settings.file_name_prefix": return fileAddress(value)
    default: return nil
    }
  }

  private static func fileAddress(_ value: (FieldPath) -> String?) -> String? {
    guard let bucket = value("result_settings.bucket") else { return nil }
    let path = value("result_settings.path_prefix").map { $0.hasSuffix("/") ? $0 : "\($0)/" } ?? ""
    let format = value("result_settings.file_format") == "json" ? "json" : "csv"
    return "s3://\(bucket)/\(path)\(value("result_settings.file_name_prefix") ?? "")RUN-00001.\(format).gz"
  }
}
