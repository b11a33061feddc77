/// The people of the source are removed from every data set of the instance (product document, Delete; contract 5).
public struct IdentityDeletion: Sendable, Hashable {
  public let source: Source
  /// The country whose rules normalize a row that names none; it is not sent.
  public let countryCode: String?
  /// False ends the run once the requests are posted.
  public let waitsUntilFinished: Bool
}
