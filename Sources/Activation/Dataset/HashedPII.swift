/// The identity kinds that leave as SHA-256 hashes (`externalUserIdType.hashedPii`, contract 3.3 and 8.1).
///
/// The product document names six of them; Amazon rejects raw STATE and ZIP too, so all eight are hashed (contract 11.1).
public enum HashedPII: String, Sendable, Hashable, CaseIterable {
  case email = "EMAIL"
  case phone = "PHONE"
  case firstName = "FIRST_NAME"
  case lastName = "LAST_NAME"
  case address = "ADDRESS"
  case city = "CITY"
  case state = "STATE"
  case zip = "ZIP"
}
