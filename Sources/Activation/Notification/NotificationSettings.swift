/// Who is told when a run ends (product document, “optionally include email notifications”).
public struct NotificationSettings: Sendable, Hashable {
  /// The ends of a run that are worth telling.
  public enum Occasion: String, Sendable, Hashable, CaseIterable {
    case success
    case failure
  }

  public struct Email: Sendable, Hashable {
    /// At most 20 addresses.
    public let recipients: [String]
    public let occasions: Set<Occasion>
  }

  public struct Webhook: Sendable, Hashable {
    /// Where the report is posted; a reference when the address is a secret.
    public let url: ValueReference
    public let occasions: Set<Occasion>
  }

  public let email: Email?
  public let webhook: Webhook?

  public static let none = NotificationSettings(email: nil, webhook: nil)
}
