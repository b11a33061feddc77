import Activation
import Transport

/// One call of the Ads API, told apart by what its endpoint family wants (contract 1.4).
struct Call {
  /// The families differ in the headers they want.
  enum Family {
    /// The list of accounts wants nothing but the login.
    case accounts
    case administration(Account)
    case dataUpload(Account)
    case audiences(Account)
  }

  var method: String
  var path: String
  var query: [(name: String, value: String)] = []
  var family: Family
  var mediaType: String
  /// The type wanted back, when it is another than the one sent.
  var acceptedType: String?
  var body: DocumentValue?
  /// What the call does, in words that follow “trying to”.
  var purpose: String
  /// The field a person would change when Amazon refuses what the call asks for.
  var subject: FieldPath = "result_settings"
  var isRepeatable = true

  /// Path and query as they stand in the request line.
  var target: String {
    guard !query.isEmpty else { return path }
    return path + "?" + query.map { "\($0.name)=\(AWSPercentEncoding.component($0.value))" }.joined(separator: "&")
  }
}
